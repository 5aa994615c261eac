using Infra.Tests.Plans;
using Infra.Tests.Recording;
using Infra.Tests.Settings;
using Stacks;

namespace Infra.Tests.Stacks;

/// <summary>Removing a Phoenix service leaves no trace in the others.</summary>
public sealed class PhoenixRemovalTests
{
    /// <summary>The resources that depend on every service: the system outputs their addresses, and the charts name them.</summary>
    private static readonly string[] Whole = ["platform:systems:Phoenix", GcpTypes.Dashboard];

    private static readonly string[] Kept = [GcpTypes.Secret, "platform:secrets:StoredSecret"];

    /// <summary>The services whose address no other service uses.</summary>
    public static TheoryData<string> Unused => [.. PhoenixParts.Phases.Keys.Except(PhoenixParts.Uses.Values)];

    [Theory]
    [MemberData(nameof(Unused))]
    public async Task Omitted_service_removes_its_own_resources_and_unshared_secrets(string service)
    {
        var settings = (await new SettingsTrial().ReadAsync()).Of<PhoenixSettings>()!;
        var before = await TextsAsync(settings);
        var after = await TextsAsync(settings with { Specifications = [.. settings.Specifications.Where(other => other.Name != service)] });

        var gone = before.Keys.Except(after.Keys).ToList();
        Assert.Empty(after.Except(before));
        Assert.NotEmpty(gone);
        Assert.DoesNotContain(after.Keys, key => PhoenixParts.Owner(key.Type, key.Name) == service);
        Assert.All(gone.Where(key => !Kept.Contains(key.Type)), key => Assert.Equal(service, PhoenixParts.Owner(key.Type, key.Name)));
        Assert.Equal(Read(after), after.Keys.Where(key => key.Type == GcpTypes.Secret).Select(key => key.Name).ToHashSet());
    }

    /// <summary>Returns the secrets that any remaining service can access.</summary>
    private static HashSet<string> Read(Dictionary<(string Type, string Name), string> texts) =>
        [
            .. texts
                .Keys.Where(key => key.Type == GcpTypes.SecretMember)
                .Select(key => key.Name[..^(PhoenixParts.Owner(key.Type, key.Name)!.Length + 1)]),
        ];

    /// <summary>Returns each resource with all its inputs.</summary>
    private static async Task<Dictionary<(string Type, string Name), string>> TextsAsync(PhoenixSettings settings)
    {
        var mocks = await Declaration.RunAsync(() => _ = new Phoenix("phoenix", settings));
        return mocks
            .Resources.Where(resource => !Whole.Contains(resource.Type))
            .ToDictionary(resource => (resource.Type, resource.Name), resource => $"{new Inventory([resource], mocks)}");
    }
}
