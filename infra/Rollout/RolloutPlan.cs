using Infra.Settings;

namespace Infra.Rollout;

/// <summary>A plan that raises the traffic percentage of the new version step by step to 100 percent.</summary>
/// <param name="Steps">
/// The steps, in order. Percentages and days rise strictly; the first day can be any day, and the last percentage is 100 percent.
/// </param>
public sealed record RolloutPlan(IReadOnlyList<RolloutStep> Steps)
{
    /// <summary>All percentages of the plan, including 0 and 100 percent.</summary>
    public IReadOnlyList<int> Weights => [RolloutLimits.NoShare, .. Steps.Select(step => step.Weight)];

    /// <summary>Reads the plan from the stack's configuration, a list such as <c>J+0:10%</c>, <c>J+14:100%</c>.</summary>
    /// <returns>Null if the plan is not valid; the faults are reported.</returns>
    internal static RolloutPlan? Read(SettingsSection section, string key)
    {
        var texts = section.Strings(key, RolloutStep.Form(), RolloutStep.Description);
        if (!section.IsSound([key, .. texts.Index().Select(text => Element(key, text.Index))]))
        {
            return null;
        }

        var steps = texts.Select(RolloutStep.Parse).ToList();
        foreach (var index in Enumerable.Range(0, steps.Count))
        {
            CheckStep(section, key, steps, index);
        }

        CheckEnd(section, key, steps);
        return section.IsSound([key, .. steps.Index().Select(step => Element(key, step.Index))]) ? new RolloutPlan(steps) : null;
    }

    private static void CheckStep(SettingsSection section, string key, List<RolloutStep> steps, int index)
    {
        var step = steps[index];
        if (step.Weight is < 1 or > RolloutLimits.WholeShare || step.Day > RolloutLimits.LastDay)
        {
            var nearest = new RolloutStep(Math.Min(step.Day, RolloutLimits.LastDay), Math.Clamp(step.Weight, 1, RolloutLimits.WholeShare));
            section.Conflict(
                Element(key, index),
                $"is {step}; it takes 1 to {RolloutLimits.WholeShare} percent on day 0 to {RolloutLimits.LastDay}.",
                nearest.ToString()
            );
        }
        else if (index > 0 && (step.Weight <= steps[index - 1].Weight || step.Day <= steps[index - 1].Day))
        {
            section.Conflict(
                Element(key, index),
                $"is {step}, after {steps[index - 1]}; shares and days rise strictly from step to step.",
                "<value>"
            );
        }
    }

    private static void CheckEnd(SettingsSection section, string key, List<RolloutStep> steps)
    {
        if (steps.Count == 0)
        {
            section.Conflict($"{key}[0]", "is missing; a plan has at least one step.", "J+0:100%");
        }
        else if (steps[^1].Weight < RolloutLimits.WholeShare && section.IsSound(Element(key, steps.Count - 1)))
        {
            section.Conflict(
                Element(key, steps.Count - 1),
                $"is {steps[^1]}, the last step; a plan ends at {RolloutLimits.WholeShare} percent.",
                (steps[^1] with { Weight = RolloutLimits.WholeShare }).ToString()
            );
        }
    }

    private static string Element(string key, int index) => $"{key}[{index}]";
}
