using System.Globalization;
using System.Text.RegularExpressions;
using Infra.Tests.Plans;
using Infra.Tests.Settings;

namespace Infra.Tests.Stacks;

/// <summary>Staging differs from prod only as intended.</summary>
[Collection(StackPlans.Collection)]
public sealed partial class DifferenceTests(StackPlans plans)
{
    /// <summary>The allowed differences, by type and input, in addition to names that contain the project's.</summary>
    private static readonly string[] Allowed =
    [
        $"{GcpTypes.AlertPolicy} conditions[0].conditionThreshold.aggregations[0].alignmentPeriod",
        $"{GcpTypes.AlertPolicy} conditions[0].conditionThreshold.thresholdValue",
        $"{GcpTypes.AlertPolicy} conditions[1].conditionThreshold.thresholdValue",
        $"{GcpTypes.Budget} amount.specifiedAmount.units",
        $"{GcpTypes.Cache} deletionProtection",
        $"{GcpTypes.Cache} tier",
        $"{GcpTypes.Dashboard} dashboardJson",
        $"{GcpTypes.DatabaseInstance} deletionProtection",
        $"{GcpTypes.DatabaseInstance} settings.backupConfiguration.backupRetentionSettings.retainedBackups",
        $"{GcpTypes.DatabaseInstance} settings.backupConfiguration.pointInTimeRecoveryEnabled",
        $"{GcpTypes.DatabaseInstance} settings.deletionProtectionEnabled",
        $"{GcpTypes.DatabaseInstance} settings.diskAutoresizeLimit",
        $"{GcpTypes.DatabaseInstance} settings.finalBackupConfig.enabled",
        $"{GcpTypes.DatabaseInstance} settings.finalBackupConfig.retentionDays",
        $"{GcpTypes.DatabaseInstance} settings.retainBackupsOnDelete",
        $"{GcpTypes.DatabaseInstance} settings.tier",
        $"{GcpTypes.Peering} deletionPolicy",
        $"{GcpTypes.Service} deletionProtection",
        // The addresses of the environment's own pages.
        $"{GcpTypes.Service} ALLOWED_ORIGINS",
        $"{GcpTypes.Service} scaling.minInstanceCount",
        $"{GcpTypes.Service} template.scaling.maxInstanceCount",
        $"{GcpTypes.UptimeCheck} period",
        $"{GcpTypes.WorkerPool} deletionProtection",
        $"{GcpTypes.WorkerPool} scaling.manualInstanceCount",
        $"{GcpTypes.Trigger} approvalConfig.approvalRequired",
        $"{GcpTypes.Bucket} forceDestroy",
        // The environment's public address.
        "gcp:certificatemanager/certificate:Certificate managed.domains[0]",
        "gcp:certificatemanager/certificateMapEntry:CertificateMapEntry hostname",
        "gcp:certificatemanager/dnsAuthorization:DnsAuthorization domain",
        $"{GcpTypes.RouteMap} defaultUrlRedirect.hostRedirect",
        $"{GcpTypes.RouteMap} hostRules[0].hosts[0]",
        // Staging may run on a smaller host, and has no users by whom a gate could judge.
        $"{DockerTypes.Container} cpus",
        $"{DockerTypes.Container} memory",
        $"{DockerTypes.Container} memorySwap",
        "command:local:Command environment.GATES",
        // The public address.
        $"{DockerTypes.Container} ports[0].ip",
        $"{DockerTypes.Container} ports[1].ip",
        // The recipients of alerts, and the metrics of gates.
        $"{DockerTypes.Container} uploads[0].content",
        $"{DockerTypes.Container} uploads[1].content",
        $"{DockerTypes.Volume} labels[3].value",
        "gcp:compute/globalAddress:GlobalAddress address",
        "gcp:compute/subnetwork:Subnetwork ipCidrRange",
    ];

    [Fact]
    public void Environments_hold_the_same_resources() =>
        Assert.Equal(
            plans["staging"].Resources.Select(resource => Neutral("staging", resource.Path)),
            plans["prod"].Resources.Select(resource => Neutral("prod", resource.Path))
        );

    [Fact]
    public void Environments_differ_only_where_they_may_and_wherever_they_may()
    {
        var prod = plans["prod"].Resources.ToDictionary(resource => Neutral("prod", resource.Path));

        var differing = plans["staging"]
            .Resources.SelectMany(resource =>
                Differing(resource, prod[Neutral("staging", resource.Path)]).Select(path => $"{resource.Type} {Named(resource, path)}")
            )
            .Distinct()
            .Order(StringComparer.Ordinal);

        Assert.Equal(Allowed.Order(StringComparer.Ordinal), differing);
    }

    [Fact]
    public void Environments_depend_on_and_ignore_the_same()
    {
        var prod = plans["prod"].Resources.ToDictionary(resource => Neutral("prod", resource.Path));

        foreach (var resource in plans["staging"].Resources)
        {
            var other = prod[Neutral("staging", resource.Path)];
            Assert.Equal(Strings("staging", resource), Strings("prod", other));
        }
    }

    /// <summary>Returns the paths of inputs with different values, ignoring the names of project and environment.</summary>
    private static IEnumerable<string> Differing(PlannedResource staging, PlannedResource prod) =>
        staging.Leaves.Keys.Union(prod.Leaves.Keys).Where(path => Neutral("staging", staging.At(path)) != Neutral("prod", prod.At(path)));

    /// <summary>Returns a variable's value by name, because its position in the list differs between services.</summary>
    private static string Named(PlannedResource resource, string path) =>
        VariableValue().IsMatch(path) ? (string)resource.At($"{path[..^".value".Length]}.name")! : path;

    private static IEnumerable<string> Strings(string stack, PlannedResource resource) =>
        resource.Dependencies.Concat(resource.ReplaceWith).Concat(resource.IgnoreChanges).Select(text => Neutral(stack, text));

    private static string Neutral(string stack, object? value)
    {
        var text = string.Format(CultureInfo.InvariantCulture, "{0}", value)
            .Replace(SettingsFile.Text(stack, "gcp:project"), "PROJECT", StringComparison.Ordinal);
        var neutral = CloudflareId().Replace(ImageId().Replace(ServiceHash().Replace(text, "HASH"), "ID"), "ID");
        return EnvironmentName().Replace(ChannelNumber().Replace(neutral, "NUMBER"), "ENVIRONMENT");
    }

    [GeneratedRegex(@"envs\[[0-9]+\]\.value\z", RegexOptions.CultureInvariant)]
    private static partial Regex VariableValue();

    [GeneratedRegex(@"(?<![a-z])(staging|prod)(?![a-z])", RegexOptions.CultureInvariant)]
    private static partial Regex EnvironmentName();

    /// <summary>The placeholder of an image's id contains the stack's name.</summary>
    [GeneratedRegex(@"^sha256:[0-9a-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ImageId();

    /// <summary>Cloudflare assigns an id to everything, including accounts.</summary>
    [GeneratedRegex("(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])", RegexOptions.CultureInvariant)]
    private static partial Regex CloudflareId();

    /// <summary>Google numbers channels on creation.</summary>
    [GeneratedRegex("(?<=/notificationChannels/)[0-9a-f]+", RegexOptions.CultureInvariant)]
    private static partial Regex ChannelNumber();

    /// <summary>The address of a Cloud Run service contains a hash of service and project.</summary>
    [GeneratedRegex(@"[0-9a-f]{10}(?=-ew\.a\.run\.app)", RegexOptions.CultureInvariant)]
    private static partial Regex ServiceHash();
}
