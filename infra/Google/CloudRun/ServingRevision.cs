using System.Text.RegularExpressions;
using Infra.Settings;
using Pulumi.Gcp.CloudRunV2.Inputs;

namespace Infra.Google.CloudRun;

/// <summary>
/// The revision that receives traffic: the latest one, or an earlier one that still exists and needs no build for a rollback.
/// </summary>
public static partial class ServingRevision
{
    /// <summary>The latest revision, as written in the settings.</summary>
    public const string Latest = "latest";

    private const string Description = "latest, or a revision's name such as api-00007-abc";

    /// <summary>Reads the revision from the settings of a service or a worker pool.</summary>
    public static string Read(SettingsSection section, string key) => section.Text(key, Form(), Description);

    internal static ServiceTrafficArgs Traffic(string revision) =>
        revision == Latest
            ? new() { Type = "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST", Percent = 100 }
            : new()
            {
                Type = "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION",
                Revision = revision,
                Percent = 100,
            };

    internal static WorkerPoolInstanceSplitArgs Instances(string revision) =>
        revision == Latest
            ? new() { Type = "INSTANCE_SPLIT_ALLOCATION_TYPE_LATEST", Percent = 100 }
            : new()
            {
                Type = "INSTANCE_SPLIT_ALLOCATION_TYPE_REVISION",
                Revision = revision,
                Percent = 100,
            };

    /// <summary>Source: https://cloud.google.com/run/docs/managing/revisions (up to 63 characters, the service's name first).</summary>
    [GeneratedRegex(@"^(latest|[a-z](?=.{0,62}\z)[a-z0-9-]*-[0-9]{5}-[a-z0-9]{3})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
