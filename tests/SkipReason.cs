namespace Xunit;

/// <summary>Skips a test with its reason in the test's name, because the runner prints the name but not the reason.</summary>
internal static class SkipReason
{
    /// <param name="fact">The test's attribute.</param>
    /// <param name="reason">Why the test cannot run here; null if it can.</param>
    /// <param name="test">The test's name.</param>
    public static void Give(FactAttribute fact, string? reason, string test)
    {
        if (reason is not null)
        {
            (fact.Skip, fact.DisplayName) = (reason, $"{test}: {reason}");
        }
    }
}
