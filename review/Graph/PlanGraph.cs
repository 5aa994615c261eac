using Engine.Plans;

namespace Review.Graph;

/// <summary>The systems of a plan that are drawn.</summary>
internal sealed record PlanGraph(Plan Plan, IReadOnlyList<SystemGraph> Systems);
