using System.Text.RegularExpressions;
using Infra.Quantities;
using Infra.Settings;
using Pulumi;
using Pulumi.Cloudflare.Inputs;

namespace Infra.Cloudflare.Workers;

/// <summary>The split of requests between the release and the previous version.</summary>
public sealed partial record WorkerRollout
{
    /// <summary>The value of the setting without a previous version.</summary>
    private const string Nothing = "none";

    private const string VersionDescription = "the id of a version, 8-4-4-4-12 hexadecimal digits, or none";

    /// <summary>The traffic percentage of the release.</summary>
    /// <value>0 % to 100 %, in hundredths of a percent; 0 % is a rollback.</value>
    public required Percentage Share { get; init; }

    /// <summary>The previous version, which takes the remaining requests.</summary>
    /// <value>The version ID; default none, in which case the release takes all requests.</value>
    public string? PreviousVersion { get; init; }

    /// <summary>Reads these settings from the stack's configuration.</summary>
    public static WorkerRollout Read(SettingsSection section)
    {
        var previous = section.Text("previousVersion", VersionForm(), VersionDescription);
        var rollout = new WorkerRollout
        {
            Share = section.Percentage("share", WorkerLimits.Share),
            PreviousVersion = previous == Nothing ? null : previous,
        };
        if (section.IsSound("share", "previousVersion") && previous == Nothing && rollout.Share != Percentage.Whole)
        {
            section.Conflict(
                "share",
                $"is {rollout.Share}; with previousVersion '{Nothing}' there is nothing to take the rest.",
                Percentage.Whole.ToString()
            );
        }

        return rollout;
    }

    /// <summary>
    /// Returns one or two versions whose percentages add up to 100. The API does not accept 0 percent, so such a version is left out.
    /// </summary>
    internal IEnumerable<WorkersDeploymentVersionArgs> Versions(Output<string> release)
    {
        if (Share != Percentage.None)
        {
            yield return new WorkersDeploymentVersionArgs { VersionId = release, Percentage = Share.Value };
        }

        if (Share != Percentage.Whole)
        {
            yield return new WorkersDeploymentVersionArgs { VersionId = PreviousVersion!, Percentage = Share.Rest.Value };
        }
    }

    [GeneratedRegex(@"^(none|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})\z", RegexOptions.CultureInvariant)]
    private static partial Regex VersionForm();
}
