using System.Text.Json.Nodes;
using Infra.Diagnostics;
using Infra.Rollout;
using Infra.Settings;
using Infra.Tests.Recording;
using Infra.Tests.Settings;
using Stacks;

namespace Infra.Tests.Rollout;

/// <summary>The roll-out's settings with changes, read as the program reads them.</summary>
internal sealed class RolloutTrial
{
    private readonly JsonObject _settings = new()
    {
        ["weight"] = 0,
        ["steps"] = new JsonArray("J+0:10%", "J+1:25%", "J+3:50%", "J+7:75%", "J+14:100%"),
        ["segments"] = new JsonObject
        {
            ["beta_users"] = 100,
            ["enterprise"] = 0,
            ["api_partners"] = 50,
        },
        ["enforceGates"] = true,
        ["gateWindow"] = "6h",
        ["gateSamples"] = 10000,
    };

    /// <summary>Returns SuperSmartMatch's plan for a weight.</summary>
    public static RolloutSettings Planned(int weight) =>
        new()
        {
            Weight = weight,
            Plan = new([new(0, 10), new(1, 25), new(3, 50), new(7, 75), new(14, 100)]),
            Segments = [new("beta_users", 100), new("enterprise", 0), new("api_partners", 50)],
            EnforceGates = true,
            GateWindow = TimeSpan.FromHours(6),
            GateSamples = 10_000,
        };

    /// <summary>Changes or adds a setting.</summary>
    public RolloutTrial With(string key, JsonNode? value)
    {
        _settings[key] = value;
        return this;
    }

    /// <summary>Changes the share of a segment.</summary>
    public RolloutTrial WithSegment(string name, JsonNode? share)
    {
        _settings["segments"]![name] = share;
        return this;
    }

    /// <summary>Removes a setting.</summary>
    public RolloutTrial Without(string key)
    {
        Assert.True(_settings.Remove(key));
        return this;
    }

    /// <summary>Returns the settings as read by the program.</summary>
    /// <exception cref="ProgramFaultsException">The settings are rejected.</exception>
    public async Task<RolloutSettings> ReadAsync()
    {
        RolloutSettings? settings = null;
        ProgramFaultsException? refusal = null;
        using var environment = new SettingsEnvironment(new JsonObject { ["rollout"] = _settings.DeepClone() });
        await Declaration.RunAsync(() =>
        {
            try
            {
                settings = SettingsReader.Read(reader => RolloutSettings.Read(reader.Section("rollout"), SuperSmartMatchGates.Segments));
            }
            catch (ProgramFaultsException exception)
            {
                refusal = exception;
            }
        });
        return refusal is null ? settings! : throw refusal;
    }

    /// <summary>Returns the program's message for rejected settings.</summary>
    public async Task<string> RefusalAsync() => (await Assert.ThrowsAsync<ProgramFaultsException>(ReadAsync)).Message;
}
