using Infra.Settings;

namespace Infra.Edge;

/// <summary>How requests are shared between a back end and the one that follows it.</summary>
public sealed record CutOverSettings
{
    /// <summary>The share of the old back end.</summary>
    /// <value>0 to 100 percent; with <see cref="NewWeight"/> 100.</value>
    public required int OldWeight { get; init; }

    /// <summary>The share of the new back end.</summary>
    /// <value>0 to 100 percent; with <see cref="OldWeight"/> 100.</value>
    public required int NewWeight { get; init; }

    /// <summary>Whether the old back end is still there to go back to. Without it <see cref="OldWeight"/> is 0.</summary>
    public required bool KeepOld { get; init; }

    /// <summary>Reads them from the stack's settings.</summary>
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
