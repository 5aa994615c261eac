namespace Pulumi;

/// <summary>Says each failure once, however many outputs it spread through, and names the first resource that needed it.</summary>
internal static class FailureReport
{
    public static IEnumerable<(string Message, Resource? Resource)> Of(IEnumerable<Exception> failures) =>
        from failure in failures.Distinct()
        group failure by Cause(failure) into spread
        let told = spread.OrderBy(Rank).ThenBy(Name, StringComparer.Ordinal).First()
        let message = Message(told)
        orderby message
        select (message, (told as ResourceException)?.Resource);

    private static Exception Cause(Exception failure) =>
        failure is ResourceException { InnerException: { } inner } ? Cause(inner) : failure;

    private static int Rank(Exception failure) => failure is ResourceException ? 0 : 1;

    private static string Name(Exception failure) => (failure as ResourceException)?.Resource?.GetResourceName() ?? "";

    private static string Message(Exception failure) =>
        failure switch
        {
            RunException => failure.Message,
            ResourceException { InnerException: null or RunException } => failure.Message,
            ResourceException { HideStack: true } => failure.Message,
            ResourceException => $"{failure.Message}\n{Cause(failure)}",
            _ => $"The program failed: {failure}",
        };
}
