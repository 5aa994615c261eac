namespace Review.Policy.Operators;

/// <summary>Joins names with commas, and the last one with "or".</summary>
internal static class Listing
{
    public static string Of(IEnumerable<string> names) =>
        names.ToList() switch
        {
            [] => "",
            [var only] => only,
            [.. var first, var last] => $"{string.Join(", ", first)} or {last}",
        };
}
