using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Pulumi;

/// <summary>The stack's settings in one namespace; the default is the project name.</summary>
public sealed class Config
{
    /// <summary>The namespace suffix that older programs use.</summary>
    private const string OldSuffix = ":config";

    private readonly string _name;

    public Config(string? name = null)
    {
        name ??= Deployment.Instance.ProjectName;
        _name = name.EndsWith(OldSuffix, StringComparison.Ordinal) ? name[..^OldSuffix.Length] : name;
    }

    public string? Get(string key) => Deployment.Required.Settings.GetValueOrDefault(FullKey(key));

    public bool? GetBoolean(string key) => GetParsed<bool>(key, nameof(Boolean), Booleans);

    public int? GetInt32(string key) =>
        GetParsed<int>(
            key,
            nameof(Int32),
            (string text, out int value) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out value)
        );

    public double? GetDouble(string key) =>
        GetParsed<double>(
            key,
            nameof(Double),
            (string text, out double value) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
        );

    [return: MaybeNull]
    public T GetObject<T>(string key) => Parsed<T>(key, null);

    [return: MaybeNull]
    public T GetObject<T>(string key, JsonSerializerOptions options) => Parsed<T>(key, options);

    public string Require(string key) => Get(key) ?? throw Missing(key);

    public bool RequireBoolean(string key) => GetBoolean(key) ?? throw Missing(key);

    public int RequireInt32(string key) => GetInt32(key) ?? throw Missing(key);

    public double RequireDouble(string key) => GetDouble(key) ?? throw Missing(key);

    public T RequireObject<T>(string key) => Get(key) is null ? throw Missing(key) : GetObject<T>(key)!;

    public T RequireObject<T>(string key, JsonSerializerOptions options) =>
        Get(key) is null ? throw Missing(key) : GetObject<T>(key, options)!;

    public Output<string>? GetSecret(string key) => Get(key) is { } value ? Output.CreateSecret(value) : null;

    public Output<bool>? GetSecretBoolean(string key) => GetBoolean(key) is { } value ? Output.CreateSecret(value) : null;

    public Output<int>? GetSecretInt32(string key) => GetInt32(key) is { } value ? Output.CreateSecret(value) : null;

    public Output<double>? GetSecretDouble(string key) => GetDouble(key) is { } value ? Output.CreateSecret(value) : null;

    public Output<T>? GetSecretObject<T>(string key) => Get(key) is null ? null : Output.CreateSecret(GetObject<T>(key)!);

    public Output<T>? GetSecretObject<T>(string key, JsonSerializerOptions options) =>
        GetObject<T>(key, options) is { } value ? Output.CreateSecret(value) : null;

    public Output<string> RequireSecret(string key) => GetSecret(key) ?? throw MissingSecret(key);

    public Output<bool> RequireSecretBoolean(string key) => GetSecretBoolean(key) ?? throw MissingSecret(key);

    public Output<int> RequireSecretInt32(string key) => GetSecretInt32(key) ?? throw MissingSecret(key);

    public Output<double> RequireSecretDouble(string key) => GetSecretDouble(key) ?? throw MissingSecret(key);

    public Output<T> RequireSecretObject<T>(string key) => GetSecretObject<T>(key) ?? throw MissingSecret(key);

    public Output<T> RequireSecretObject<T>(string key, JsonSerializerOptions options) =>
        Get(key) is null ? throw MissingSecret(key) : Output.CreateSecret(GetObject<T>(key, options)!);

    private delegate bool Parser<T>(string text, out T value);

    private static bool Booleans(string text, out bool value)
    {
        value = text == "true";
        return value || text == "false";
    }

    private string FullKey(string key) => $"{_name}:{key}";

    private T? GetParsed<T>(string key, string expected, Parser<T> parse)
        where T : struct =>
        Get(key) is not { } text ? null
        : parse(text, out var value) ? value
        : throw Wrong(key, text, expected);

    private T? Parsed<T>(string key, JsonSerializerOptions? options)
    {
        if (Get(key) is not { } text)
        {
            return default;
        }

        try
        {
            return JsonSerializer.Deserialize<T>(text, options);
        }
        catch (JsonException exception)
        {
            throw Wrong(key, text, typeof(T).FullName!, exception);
        }
    }

    /// <summary>Returns the official SDK's exception, but without the value of a secret.</summary>
    private RunException Wrong(string key, string text, string expected, Exception? inner = null)
    {
        var shown = Deployment.Required.SecretSettings.Contains(FullKey(key)) ? "[secret]" : text;
        return new($"Configuration '{FullKey(key)}' value '{shown}' is not a valid {expected}", inner);
    }

    private RunException Missing(string key) => Missing(key, "");

    private RunException MissingSecret(string key) => Missing(key, "--secret ");

    /// <summary>
    /// Returns the official SDK's exception, but with the option in the command: without it, a secret would be stored in plain text.
    /// </summary>
    private RunException Missing(string key, string option) =>
        new(
            $"Missing Required configuration variable '{FullKey(key)}'\n"
                + $"\tplease set a value using the command `pulumi config set {option}{FullKey(key)} <value>`"
        );
}
