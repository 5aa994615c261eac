using Engine.Secrets;

namespace Engine.Tests.Secrets;

public sealed class PatternSearchTests
{
    /// <summary>Few letters, so that patterns overlap, contain and repeat each other.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Find_matches_the_same_ranges_as_a_search_for_each_pattern(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 300; round++)
        {
            var patterns = Enumerable.Range(0, random.Next(1, 8)).Select(_ => Text(random, random.Next(2, 6))).Distinct().ToList();
            var text = Text(random, random.Next(0, 60));
            var found = new List<(int Start, int End)>();

            new PatternSearch(patterns.Select(pattern => new PatternSearch.Pattern(pattern, PatternKind.Text))).Find(text, found);

            Assert.Equal(Covered(text, patterns), Covered(found));
        }
    }

    private static string Text(Random random, int length) => new([.. Enumerable.Range(0, length).Select(_ => "abc"[random.Next(3)])]);

    private static SortedSet<int> Covered(string text, List<string> patterns)
    {
        var places =
            from pattern in patterns
            from start in Enumerable.Range(0, Math.Max(0, text.Length - pattern.Length + 1))
            where text.AsSpan(start).StartsWith(pattern, StringComparison.Ordinal)
            from place in Enumerable.Range(start, pattern.Length)
            select place;
        return [.. places];
    }

    private static SortedSet<int> Covered(List<(int Start, int End)> ranges) =>
        [.. ranges.SelectMany(range => Enumerable.Range(range.Start, range.End - range.Start))];
}
