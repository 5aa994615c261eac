namespace Xunit;

/// <summary>Skips a test aloud: the runner prints a test's name and keeps the reason to itself, so that the name says it.</summary>
internal static class SkipReason
{
    /// <param name="fact">The test's attribute.</param>
    /// <param name="reason">Why it cannot run here; null where it can.</param>
    /// <param name="test">The test's name.</param>
    public static void Give(FactAttribute fact, string? reason, string test)
    {
        if (reason is not null)
        {
            (fact.Skip, fact.DisplayName) = (reason, $"{test}: {reason}");
        }
    }
}
