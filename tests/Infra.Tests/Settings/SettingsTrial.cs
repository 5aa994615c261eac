using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Infra.Diagnostics;
using Infra.Settings;
using Infra.Tests.Recording;
using Stacks;

namespace Infra.Tests.Settings;

/// <summary>A stack's settings, by default staging's, with changes, read as the program reads them.</summary>
internal sealed partial class SettingsTrial(string stack = SettingsTrial.Stack)
{
    /// <summary>The systems of a stack as errors list them.</summary>
    public const string AllSystems = "emergence, phoenix, github, coccinelle, supersmartmatch, budgets";

    public const string Stack = "staging";

    private readonly JsonObject _settings = SettingsFile.Read(stack);

    /// <summary>Changes or adds a setting.</summary>
    /// <param name="path">Its path without the project, <c>emergence.database.tier</c>.</param>
    /// <param name="value">Its value.</param>
    public SettingsTrial With(string path, JsonNode? value)
    {
        var (holder, key) = Find(path);
        holder[key] = value;
        return this;
    }

    /// <summary>Removes a setting.</summary>
    public SettingsTrial Without(string path)
    {
        var (holder, key) = Find(path);
        Assert.True(holder.Remove(key), $"{path} is not in the settings of {stack}");
        return this;
    }

    /// <summary>Replaces all placeholders that previews accept and deployments reject.</summary>
    public SettingsTrial Deployable()
    {
        Build(_settings);
        return WithOwnNames().WithHosts();
    }

    /// <summary>Replaces the placeholders of the domain and the repository, but not of images.</summary>
    public SettingsTrial WithOwnNames()
    {
        Own("emergence.loadBalancer.domain", "emergence-staging.example.com", "emergence.test-domain.net");
        Own("github.repository.ownerId", "0", 1);
        Own("github.repository.repositoryId", "0", 2);
        Rename(_settings);
        return this;
    }

    /// <summary>Sets the systems of the stack.</summary>
    public SettingsTrial WithSystems(params string[] systems) =>
        With("systems", new JsonArray([.. systems.Select(name => (JsonNode)name)]));

    /// <summary>Sets real hosts, which a deployment requires.</summary>
    public SettingsTrial WithHosts()
    {
        if (_settings["supersmartmatch"] is JsonObject section)
        {
            section["dockerHost"] = section["dockerHost"]!.ToString().Replace(".example", "", StringComparison.Ordinal);
            section["address"] = section["address"]!.ToString().Replace("192.0.2.", "10.0.2.", StringComparison.Ordinal);
        }

        return this;
    }

    /// <summary>Returns everything the program declares with these settings, for built images and existing hosts.</summary>
    public async Task<RecordingMocks> DeclareAsync()
    {
        using var environment = Deployable().Environment();
        return await Declaration.RunAsync(() => SettingsReader.Read(StackSystems.Read).Declare(), stack: stack);
    }

    /// <summary>Returns the settings as read by the program.</summary>
    /// <exception cref="ProgramFaultsException">The settings are rejected.</exception>
    public async Task<StackSystems> ReadAsync(bool isDryRun = true)
    {
        StackSystems? settings = null;
        ProgramFaultsException? refusal = null;
        using var environment = Environment();
        await Declaration.RunAsync(
            () =>
            {
                try
                {
                    settings = SettingsReader.Read(StackSystems.Read);
                }
                catch (ProgramFaultsException exception)
                {
                    refusal = exception;
                }
            },
            isDryRun,
            stack
        );
        return refusal is null ? settings! : throw refusal;
    }

    /// <summary>Passes them to the program until the result is disposed.</summary>
    public SettingsEnvironment Environment() => new(_settings);

    /// <summary>Returns the program's message for rejected settings.</summary>
    public async Task<string> RefusalAsync(bool isDryRun = true) =>
        (await Assert.ThrowsAsync<ProgramFaultsException>(() => ReadAsync(isDryRun))).Message;

    private void Own(string path, string placeholder, JsonNode value)
    {
        if (!_settings.ContainsKey(path.Split('.')[0]))
        {
            return;
        }

        var (holder, key) = Find(path);
        if ($"{holder[key]}" == placeholder)
        {
            holder[key] = value;
        }
    }

    private static string Named(string text) =>
        text switch
        {
            "projects/000000000000" => "projects/123456789012",
            "000000-000000-000000" => "012345-6789AB-CDEF01",
            _ when text.EndsWith("/notificationChannels/0", StringComparison.Ordinal) => $"{text}7",
            _ => text.Replace("emergence.example", "emergence.test", StringComparison.Ordinal),
        };

    private static void Rename(JsonObject settings)
    {
        foreach (var (key, value) in settings.ToList())
        {
            if (value is JsonObject section)
            {
                Rename(section);
            }
            else if (value is JsonValue scalar && scalar.TryGetValue<string>(out var text))
            {
                settings[key] = Named(text);
            }
        }
    }

    private static void Build(JsonObject settings)
    {
        foreach (var (key, value) in settings.ToList())
        {
            if (value is JsonObject section)
            {
                Build(section);
            }
            else if (value is JsonValue && Zeros().Match(value.ToString()) is { Success: true, Value: var zeros })
            {
                settings[key] = value.ToString().Replace(zeros, new string('2', zeros.Length), StringComparison.Ordinal);
            }
        }
    }

    /// <summary>Matches a placeholder for something that does not exist yet: the digest of an image, or the id of an account.</summary>
    [GeneratedRegex(@"(?<![0-9a-f])(0{64}|0{32})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Zeros();

    private (JsonObject Holder, string Key) Find(string path)
    {
        var keys = path.Split('.');
        return (keys[..^1].Aggregate(_settings, (holder, key) => holder[key]!.AsObject()), keys[^1]);
    }
}
