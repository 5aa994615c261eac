using System.Globalization;
using Engine.Monitor;
using Engine.Plans;
using Engine.Runs;
using Engine.Values;

namespace Engine.Tests.Runs;

public sealed class PlaceholderSearchTests
{
    private static readonly PassRun Success = new(
        new Plan
        {
            Project = "p",
            Stack = "s",
            Resources = [],
            Outputs = MapValue.Empty,
        },
        [],
        text => text
    );

    private int _runs;

    [Theory]
    [InlineData(1, "0")]
    [InlineData(7, "6")]
    [InlineData(100, "41")]
    [InlineData(100, "0 99")]
    [InlineData(900, "17")]
    [InlineData(64, "5 6")]
    public async Task Placeholders_that_the_program_fails_with_are_found_and_no_other(int count, string culprits)
    {
        var found = await FindAsync(count, culprits);

        Assert.Equal(culprits, Names(found));
        Assert.InRange(_runs, 1, PlaceholderSearch.MaximumRuns);
    }

    [Fact]
    public async Task Search_with_more_culprits_than_runs_withholds_too_many_but_not_all()
    {
        var culprits = string.Join(' ', Enumerable.Range(0, 10).Select(i => i * 7));

        var found = await FindAsync(400, culprits);

        Assert.InRange(_runs, 1, PlaceholderSearch.MaximumRuns);
        Assert.Superset(culprits.Split(' ').ToHashSet(), Names(found).Split(' ').ToHashSet());
        Assert.InRange(found!.Count, 10, 200);
    }

    [Fact]
    public async Task Search_of_a_program_that_fails_anyway_finds_nothing()
    {
        var search = new PlaceholderSearch(_ => Task.FromResult<PassRun?>(null), () => false);

        Assert.Null(await search.FindAsync([new Placeholder("urn", "id")]));
        Assert.Null(await FindAsync(0, ""));
    }

    [Fact]
    public async Task Search_that_runs_out_of_time_withholds_the_last_successful_set()
    {
        var found = await FindAsync(64, "5", isLate: () => _runs >= 3);

        Assert.Equal(3, _runs);
        Assert.InRange(found!.Count, 2, 63);
        Assert.Contains(new Placeholder("5", "id"), found);
    }

    private async Task<IReadOnlyList<Placeholder>?> FindAsync(int count, string culprits, Func<bool>? isLate = null)
    {
        var needed = culprits.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(urn => new Placeholder(urn, "id")).ToList();
        var search = new PlaceholderSearch(
            withheld =>
            {
                _runs++;
                return Task.FromResult(needed.All(withheld.Contains) ? Success : null);
            },
            isLate ?? (() => false)
        );
        var candidates = Enumerable.Range(0, count).Select(i => new Placeholder(i.ToString(CultureInfo.InvariantCulture), "id"));
        return await search.FindAsync([.. candidates]) is var (_, withheld) ? withheld : null;
    }

    private static string Names(IReadOnlyList<Placeholder>? found) =>
        string.Join(' ', found!.Select(placeholder => int.Parse(placeholder.Urn, CultureInfo.InvariantCulture)).Order());
}
