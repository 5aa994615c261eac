using System.Text.RegularExpressions;
using Infra.Quantities;
using Infra.Settings;
using Pulumi;
using Pulumi.Cloudflare.Inputs;

namespace Infra.Workers;

/// <summary>How requests are shared between the release and the version before it.</summary>
public sealed partial record WorkerRollout
{
    /// <summary>What stands in the settings where there is no version before.</summary>
    private const string Nothing = "none";

    private const string VersionDescription = "the id of a version, 8-4-4-4-12 hexadecimal digits, or none";

    /// <summary>The release's share of the requests.</summary>
    /// <value>0 % to 100 %, in hundredths of a percent; 0 % is the rollback.</value>
    public required Percentage Share { get; init; }

    /// <summary>The version that takes the rest.</summary>
    /// <value>Its id; default none, with which the release takes everything.</value>
    public string? PreviousVersion { get; init; }

    /// <summary>Reads it from the stack's settings.</summary>
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

    /// <summary>One or two versions whose shares make a whole. The API takes no share of nothing: such a version is left out.</summary>
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
