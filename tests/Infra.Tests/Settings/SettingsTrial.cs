using System.Text.Json.Nodes;
using Infra.Diagnostics;
using Infra.Settings;
using Infra.Tests.Recording;
using Stacks;

namespace Infra.Tests.Settings;

/// <summary>The settings of staging with some of them changed, read as the program reads them.</summary>
internal sealed class SettingsTrial
{
    public const string Stack = "staging";

    private static readonly string Unbuilt = new('0', 64);
    private static readonly string Built = new('2', 64);

    private readonly JsonObject _settings = SettingsFile.Read(Stack);

    /// <summary>Changes a setting, or adds it.</summary>
    /// <param name="path">Its path without the project, <c>emergence.database.tier</c>.</param>
    /// <param name="value">Its value.</param>
    public SettingsTrial With(string path, JsonNode? value)
    {
        var (holder, key) = Find(path);
        holder[key] = value;
        return this;
    }

    /// <summary>Leaves a setting out.</summary>
    public SettingsTrial Without(string path)
    {
        var (holder, key) = Find(path);
        Assert.True(holder.Remove(key), $"{path} is not in the settings of {Stack}");
        return this;
    }

    /// <summary>Names images that were built: a deployment takes no other.</summary>
    public SettingsTrial WithBuiltImages() =>
        Changed(text => text.EndsWith(Unbuilt, StringComparison.Ordinal) ? $"{text[..^64]}{Built}" : text);

    /// <summary>Says what the repository has placeholders for: a deployment takes none.</summary>
    public SettingsTrial WithKnownNames() =>
        Changed(text =>
            text switch
            {
                "projects/000000000000" => "projects/123456789012",
                "000000-000000-000000" => "012345-6789AB-CDEF01",
                _ when text.EndsWith("/notificationChannels/0", StringComparison.Ordinal) => $"{text}7",
                _ => text.Replace(".example", ".test", StringComparison.Ordinal),
            }
        );

    /// <summary>Names the systems that the stack holds.</summary>
    public SettingsTrial WithSystems(params string[] systems) =>
        With("systems", new JsonArray([.. systems.Select(name => (JsonNode)name)]));

    /// <summary>Everything the program declares by them, of images that were built and names that exist.</summary>
    public async Task<RecordingMocks> DeclareAsync()
    {
        using var environment = WithBuiltImages().WithKnownNames().Environment();
        return await Declaration.RunAsync(() => Systems.Declare(SettingsReader.Read(SystemSettings.Read)));
    }

    /// <summary>What the program makes of them.</summary>
    /// <exception cref="FaultsException">They are refused.</exception>
    public async Task<SystemSettings> ReadAsync(bool isDryRun = true)
    {
        SystemSettings? settings = null;
        FaultsException? refusal = null;
        using var environment = Environment();
        await Declaration.RunAsync(
            () =>
            {
                try
                {
                    settings = SettingsReader.Read(SystemSettings.Read);
                }
                catch (FaultsException exception)
                {
                    refusal = exception;
                }
            },
            isDryRun
        );
        return refusal is null ? settings! : throw refusal;
    }

    /// <summary>Hands them to the program until the result is disposed.</summary>
    public SettingsEnvironment Environment() => new(_settings);

    /// <summary>What is wrong with them, as the program tells it.</summary>
    public async Task<string> RefusalAsync(bool isDryRun = true) =>
        (await Assert.ThrowsAsync<FaultsException>(() => ReadAsync(isDryRun))).Message;

    private static void Change(JsonObject settings, Func<string, string> change)
    {
        foreach (var (key, value) in settings.ToList())
        {
            if (value is JsonObject section)
            {
                Change(section, change);
            }
            else if (value is JsonValue scalar && scalar.TryGetValue<string>(out var text))
            {
                settings[key] = change(text);
            }
        }
    }

    private SettingsTrial Changed(Func<string, string> change)
    {
        Change(_settings, change);
        return this;
    }

    private (JsonObject Holder, string Key) Find(string path)
    {
        var keys = path.Split('.');
        return (keys[..^1].Aggregate(_settings, (holder, key) => holder[key]!.AsObject()), keys[^1]);
    }
}
