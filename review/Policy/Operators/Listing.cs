namespace Review.Policy.Operators;

/// <summary>Names in a row, the last behind an "or".</summary>
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
