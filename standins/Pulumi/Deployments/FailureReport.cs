using System.Reflection;

namespace Pulumi;

/// <summary>Converts failures to error messages.</summary>
internal static class FailureReport
{
    private const string Property = "property";

    /// <summary>
    /// Returns the official SDK's exception for an argument that cannot be serialized, with the cause as inner exception.
    /// </summary>
    public static InvalidOperationException OfProperty(string name, Exception cause) =>
        new($"error serializing property \"{name}\": {cause.Message}", cause) { Data = { [Property] = name } };

    /// <summary>Returns each failure once, regardless of how many outputs it affected, with the first resource that needed it.</summary>
    public static IEnumerable<(string Message, Resource? Resource)> ByCause(IEnumerable<Failure> failures) =>
        from failure in failures
        group failure by Cause(failure.Exception) into spread
        let first = spread.OrderBy(Rank).ThenBy(Name, StringComparer.Ordinal).First()
        let message = Message(first)
        orderby message
        select (message, first.Resource);

    /// <summary>Returns each exception once, with the official SDK's message, which is what tests expect.</summary>
    public static IEnumerable<(string Message, Resource? Resource)> ByException(IEnumerable<Failure> failures) =>
        failures
            .Select(failure => failure.Exception)
            .Distinct()
            .Select(exception =>
                exception switch
                {
                    RunException => (exception.Message, null),
                    ResourceException { HideStack: true } fault => (fault.Message, fault.Resource),
                    ResourceException fault => (fault.ToString(), fault.Resource),
                    _ => (
                        $"Running program '{Assembly.GetEntryAssembly()?.Location}' failed with an unhandled exception:\n{exception}",
                        (Resource?)null
                    ),
                }
            );

    private static Exception Cause(Exception failure) =>
        failure is AggregateException { InnerExceptions: [var only] } ? Cause(only)
        : PropertyOf(failure) is null ? failure
        : Cause(failure.InnerException!);

    private static string? PropertyOf(Exception failure) => failure.Data[Property] as string;

    /// <summary>
    /// Returns the sort key of a failure: one that spread through other resources' outputs is reported for the first resource.
    /// </summary>
    private static int Rank(Failure failure) => failure.Resource is null ? int.MaxValue : Depth(failure.Exception);

    private static int Depth(Exception failure) => PropertyOf(failure) is null ? 0 : 1 + Depth(failure.InnerException!);

    private static string Name(Failure failure) => failure.Resource?.GetResourceName() ?? "";

    private static string Message(Failure failure)
    {
        var cause = Cause(failure.Exception);
        if (failure.Resource is null || cause is EngineUnavailableException)
        {
            return cause is RunException or ResourceException ? cause.Message : $"The program failed: {cause}";
        }

        var text = Describe(failure.Resource, failure.Exception) + cause.Message;
        return cause is RunException or ResourceException || failure.Exception is ArgumentNullException ? text : $"{text}\n{cause}";
    }

    private static string Describe(Resource resource, Exception failure)
    {
        var property = PropertyOf(failure) is { } name ? $", property '{name}'" : "";
        return $"{resource.GetResourceType()} '{resource.GetResourceName()}'{property}: ";
    }
}
