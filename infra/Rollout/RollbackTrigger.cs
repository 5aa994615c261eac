namespace Infra.Rollout;

/// <summary>A condition that ends a rollout immediately; any single trigger is sufficient.</summary>
/// <param name="Name">The alert's name.</param>
/// <param name="Measure">The measure as a PromQL expression; it may return several series, each of which can fire.</param>
/// <param name="Comparison">How the measure is compared with the threshold.</param>
/// <param name="Threshold">The threshold, in the unit of the measure.</param>
/// <param name="For">How long the condition must hold without interruption; zero fires immediately.</param>
/// <param name="Condition">The condition in words, for readers of the alert.</param>
public sealed record RollbackTrigger(string Name, string Measure, Comparison Comparison, double Threshold, TimeSpan For, string Condition);
