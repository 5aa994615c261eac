namespace Review.Diagnostics;

/// <summary>
/// The messages of the command line and of its files: one method per fault or warning, named for what is wrong. A code occurs once here and
/// nowhere else in the review; docs/diagnostics.md lists all of them. Each area has a file of its own.
/// </summary>
internal static partial class ReviewDiagnostics
{
    private static string DidYouMean(string? nearest) => nearest is null ? "" : $"did you mean '{nearest}'?";

    private static string DidYouMean(string? nearest, IReadOnlyCollection<string> names) =>
        nearest is null ? $"use {Join(names, "or")}." : DidYouMean(nearest);

    /// <summary>Joins names with commas and a word before the last one: <c>a, b or c</c>.</summary>
    private static string Join(IReadOnlyCollection<string> names, string word) =>
        names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} {word} {names.Last()}";
}
