using Engine.Monitor;

namespace Engine.Runs;

/// <summary>
/// Finds the placeholders that make a program fail, so that only these stay unknown. It repeats the run while withholding half of the
/// candidates, then half of those, until few enough are left.
/// </summary>
/// <param name="run">Runs the resolved pass with some placeholders withheld; null if the program fails.</param>
/// <param name="isLate">Returns whether the time for all runs has elapsed.</param>
internal sealed class PlaceholderSearch(Func<IReadOnlySet<Placeholder>, Task<PassRun?>> run, Func<bool> isLate)
{
    /// <summary>The maximum number of runs: enough for one placeholder among thousands, or two among hundreds.</summary>
    public const int MaximumRuns = 24;

    private int _runs;

    private bool IsOver => _runs >= MaximumRuns || isLate();

    private (PassRun Run, IReadOnlyList<Placeholder> Withheld)? _best;

    /// <param name="candidates">All placeholders, in a stable order.</param>
    /// <returns>The successful run and the placeholders it withheld; null if none succeeds.</returns>
    public async Task<(PassRun Run, IReadOnlyList<Placeholder> Withheld)?> FindAsync(IReadOnlyList<Placeholder> candidates)
    {
        var found = new List<Placeholder>();
        var end = candidates.Count;
        if (end == 0 || !await SucceedsAsync(candidates).ConfigureAwait(false))
        {
            return null;
        }

        while (!IsOver)
        {
            // It fails without the first `low` and succeeds without the first `end`: the one in between is needed.
            var low = 0;
            while (end - low > 1 && !IsOver)
            {
                var middle = (low + end) / 2;
                (low, end) = await SucceedsAsync([.. found, .. candidates.Take(middle)]).ConfigureAwait(false)
                    ? (low, middle)
                    : (middle, end);
            }

            found.Add(candidates[end - 1]);
            end--;
            if (end == 0 || IsOver || await SucceedsAsync(found).ConfigureAwait(false))
            {
                break;
            }
        }

        return _best;
    }

    private async Task<bool> SucceedsAsync(IReadOnlyList<Placeholder> withheld)
    {
        _runs++;
        var result = await run(withheld.ToHashSet()).ConfigureAwait(false);
        if (result is not null)
        {
            _best = (result, withheld);
        }

        return result is not null;
    }
}
