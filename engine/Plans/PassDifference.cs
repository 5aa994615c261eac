namespace Engine.Plans;

/// <summary>A part of a plan that differs between the two passes although nothing in it is unknown.</summary>
/// <param name="Urn">The resource; for the stack's outputs, the stack itself.</param>
/// <param name="Path">
/// The path of the difference, <c>inputs.labels.build</c>; empty for a resource that only the planned pass registers.
/// </param>
public sealed record PassDifference(string Urn, string Path);
