namespace Engine.Plans;

/// <summary>A part of a plan that the two passes disagree on although nothing in it is unknown.</summary>
/// <param name="Urn">The resource; the stack's own for its outputs.</param>
/// <param name="Path">What differs, <c>inputs.labels.build</c>; empty for a resource that only the planned pass registers.</param>
public sealed record PassDifference(string Urn, string Path);
