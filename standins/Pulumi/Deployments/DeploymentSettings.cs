using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi;

/// <summary>The information about the current deployment that an engine or a test passes to a program.</summary>
internal sealed record DeploymentSettings
{
    public required string Project { get; init; }

    public required string Stack { get; init; }

    public string Organization { get; init; } = "organization";

    public string? RootDirectory { get; init; }

    public bool IsDryRun { get; init; } = true;

    public ImmutableDictionary<string, string> Values { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableHashSet<string> SecretKeys { get; init; } = [];

    /// <exception cref="RunException">The program was started without an engine.</exception>
    public static DeploymentSettings FromEnvironment() =>
        new()
        {
            Project = Required("PULUMI_PROJECT"),
            Stack = Required("PULUMI_STACK"),
            Organization = Environment.GetEnvironmentVariable("PULUMI_ORGANIZATION") ?? "organization",
            RootDirectory = Environment.GetEnvironmentVariable("PULUMI_ROOT_DIRECTORY"),
            IsDryRun = bool.Parse(Required("PULUMI_DRY_RUN")),
            Values = ReadValues(),
            SecretKeys = ReadSecretKeys(),
        };

    public static string Required(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
            ? value
            : throw new RunException(
                $"{name} is not set: a Pulumi program is run by an engine, with pulumi preview or this repository's review tool."
            );

    public static ImmutableDictionary<string, string> ReadValues()
    {
        using var json = JsonDocument.Parse(Environment.GetEnvironmentVariable("PULUMI_CONFIG") ?? "{}");
        return json.RootElement.EnumerateObject().ToImmutableDictionary(entry => Current(entry.Name), entry => entry.Value.ToString());
    }

    public static ImmutableHashSet<string> ReadSecretKeys()
    {
        using var json = JsonDocument.Parse(Environment.GetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS") ?? "[]");
        return [.. json.RootElement.EnumerateArray().Select(key => Current(key.ToString()))];
    }

    /// <summary>Converts a key in the old form <c>project:config:key</c>, which some hosts still use.</summary>
    private static string Current(string key) => key.Split(':', 3) is [var name, "config", var rest] ? $"{name}:{rest}" : key;
}
