using Infra.Settings;

namespace Infra.Google.LoadBalancing;

/// <summary>The split of requests between a backend and its successor.</summary>
public sealed record CutOverSettings
{
    /// <summary>The traffic percentage of the old backend.</summary>
    /// <value>0 to 100 percent; adds up to 100 with <see cref="NewWeight"/>.</value>
    public required int OldWeight { get; init; }

    /// <summary>The traffic percentage of the new backend.</summary>
    /// <value>0 to 100 percent; adds up to 100 with <see cref="OldWeight"/>.</value>
    public required int NewWeight { get; init; }

    /// <summary>Whether the old backend is kept for a rollback. If not, <see cref="OldWeight"/> is 0.</summary>
    public required bool KeepOld { get; init; }

    /// <summary>Reads these settings from the stack's configuration.</summary>
    public static CutOverSettings Read(SettingsSection section)
    {
        var settings = new CutOverSettings
        {
            OldWeight = section.Integer("oldWeight", LoadBalancerLimits.Weight),
            NewWeight = section.Integer("newWeight", LoadBalancerLimits.Weight),
            KeepOld = section.Flag("keepOld"),
        };
        if (section.IsSound("oldWeight", "newWeight") && settings.OldWeight + settings.NewWeight != LoadBalancerLimits.WholeWeight)
        {
            section.Conflict(
                "newWeight",
                $"is {settings.NewWeight} and oldWeight {settings.OldWeight}, {settings.OldWeight + settings.NewWeight} percent together;"
                    + $" they add up to {LoadBalancerLimits.WholeWeight}.",
                $"{LoadBalancerLimits.WholeWeight - settings.OldWeight}"
            );
        }

        if (section.IsSound("oldWeight", "keepOld") && !settings.KeepOld && settings.OldWeight > 0)
        {
            section.Conflict("keepOld", $"is false while oldWeight is {settings.OldWeight} percent; what answers must be there.", "true");
        }

        return settings;
    }
}
