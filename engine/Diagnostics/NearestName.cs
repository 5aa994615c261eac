namespace Engine.Diagnostics;

/// <summary>The search for the name that a user probably intended.</summary>
public static class NearestName
{
    /// <returns>The candidate with the smallest edit distance, if it is small enough for a typo; otherwise null.</returns>
    public static string? Of(string name, IEnumerable<string> candidates) =>
        candidates
            .Select(candidate => (candidate, distance: Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(found => found.distance <= Math.Max(2, name.Length / 3) && found.distance < Math.Max(name.Length, 2))
            .OrderBy(found => found.distance)
            .ThenBy(found => found.candidate, StringComparer.Ordinal)
            .Select(found => found.candidate)
            .FirstOrDefault();

    /// <summary>Returns the Levenshtein distance: the number of letters to insert, delete or replace.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
