namespace Engine.Diagnostics;

/// <summary>
/// The engine's messages: one method per fault or warning, named for what is wrong. A code occurs once here and nowhere else in the engine;
/// docs/diagnostics.md lists all of them. Each area has a file of its own.
/// </summary>
internal static partial class EngineDiagnostics
{
    private const string WritePlan = "write one with: preview STACK --json > FILE";
    private const string RewritePlan = "write it again with: preview STACK --json > FILE";

    /// <summary>The maximum number of places that a warning lists; the others are only counted.</summary>
    private const int MaximumPlaces = 20;

    private static string DidYouMean(string? nearest) => nearest is null ? "" : $"did you mean '{nearest}'?";
}
