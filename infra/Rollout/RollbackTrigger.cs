namespace Infra.Rollout;

/// <summary>What ends a roll-out at once: any one of them is reason enough.</summary>
/// <param name="Name">The alert's name.</param>
/// <param name="Measure">What is measured, in Prometheus' language; a series each where the trigger holds for each of several.</param>
/// <param name="Comparison">How the measure is held against the threshold.</param>
/// <param name="Threshold">In the unit of the measure.</param>
/// <param name="For">How long it must hold without a break; zero for at once.</param>
/// <param name="Condition">The condition in words, for people who read the alert.</param>
public sealed record RollbackTrigger(string Name, string Measure, Comparison Comparison, double Threshold, TimeSpan For, string Condition);
