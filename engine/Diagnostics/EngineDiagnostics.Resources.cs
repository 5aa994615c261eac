using static System.FormattableString;

namespace Engine.Diagnostics;

// What a program declares: resources, their outputs and the stack.
internal static partial class EngineDiagnostics
{
    private const string ConvertedOutput = "ENG260";
    private const string DisabledProvider = "ENG237";

    public static Fault DuplicateUrn(string urn) =>
        Fault.Program(
            "ENG201",
            $"Duplicate resource URN '{urn}': two resources of this type and name have parents of the same types.",
            "give one of them another name.",
            urn
        );

    public static Fault OutputsOfUnknownResource(string urn) =>
        Fault.Program("ENG202", $"'urn' is {urn}, which is not registered; only a registered component has outputs.", urn: urn);

    public static Fault InvalidValue(string subject, string reason) => Fault.Program("ENG203", $"{subject}: {reason}");

    public static Fault RemoteMethodCalled(string method) =>
        RemoteComponent($"The program calls the method {method} of a remote component; that needs the component's plugin");

    public static Fault RemoteComponentRegistered(string type, string name) =>
        RemoteComponent($"{type} '{name}' is a remote component; that needs its plugin");

    public static Fault ProviderFunctionCalled(string function) =>
        Fault.Program(
            "ENG207",
            $"The program calls the function {function}, which queries a provider's cloud; a preview here queries none.\n"
                + "Take the value from a setting, or from an output of a resource."
        );

    public static Fault InputRejected(string input, string fix, string urn) => Fault.Program("ENG210", input, fix, urn);

    public static Fault OutputsOfCustomResource(string urn) =>
        InvalidOutputs($"'urn' is the custom resource {urn}; its provider returns its outputs, not the program.", "", urn);

    public static Fault OutputsRegisteredTwice(string urn) =>
        InvalidOutputs($"'urn' is {urn}, whose outputs are registered already.", "call RegisterOutputs once, at the end.", urn);

    public static Fault SecondStack(string stackType, string name, string urn) =>
        InvalidStack(
            $"'type' is {stackType} for a second time, with the name '{name}'; a program has one stack.",
            "declare the resources in the stack that Deployment.RunAsync creates.",
            urn
        );

    public static Fault CustomStack() => InvalidStack("'custom' is true; a stack is a component.");

    public static Fault IneffectiveReplaceWith(string subject, string urn) =>
        Ignored($"{subject}: 'replaceWith' contains {urn}, which is not registered; it has no effect.");

    public static Fault StackOutputsRegisteredTwice(string urn) =>
        Ignored("The stack's outputs are registered more than once; the last registration applies.", urn);

    public static Fault MoreWarnings(long count) => Ignored(Invariant($"{count} more warnings are not shown."));

    public static Fault DefaultProviderDisabled(string subject, string setting, string package, string urn) =>
        Fault.Program(
            DisabledProvider,
            $"{subject}: 'provider' is not set, and '{setting}' disables the default provider of '{package}'.",
            "set the resource's 'provider' option, or the 'providers' of a component that contains it.",
            urn
        );

    public static Fault InvalidDisabledProviders(string setting, string value) =>
        Fault.Usage(
            "ENG238",
            $"The setting '{setting}' is {value}, which is not a list of package names.",
            "write a list, as in [gcp, random], or [\"*\"] for every package."
        );

    /// <param name="names">The resources, each with its type and name.</param>
    public static Fault DynamicProvidersNotRun(string names) =>
        Fault.Warning(
            "ENG239",
            $"Dynamic providers do not run in this preview, so their own 'check' and 'diff' are not applied to {names}."
        );

    public static Fault MoreFaults(long count) =>
        Fault.Program("ENG244", Invariant($"{count:#,0} more faults are not shown; fix these first."));

    /// <summary>Returns whether a fault is one of <see cref="OutputConvertedToString"/>.</summary>
    public static bool IsOutputConvertedToString(Fault fault) => fault.Code == ConvertedOutput;

    /// <summary>Returns whether a request with this fault can be answered, so that the run finds the faults of others too.</summary>
    public static bool IsAnswerable(Fault fault) => fault.Code is UnsuitableReference or DisabledProvider;

    /// <param name="subject">The resource.</param>
    /// <param name="place">The name or property that contains the string.</param>
    /// <param name="urn">The resource's URN.</param>
    public static Fault OutputConvertedToString(string subject, string place, string urn) =>
        Fault.Program(
            ConvertedOutput,
            $"{subject}: {place} contains an output that was converted to a string; the deployment would use a message of Pulumi's SDK.",
            "use Output.Format (C#), pulumi.interpolate (Node.js), Output.concat (Python) or pulumi.Sprintf (Go).",
            urn
        );

    private static Fault RemoteComponent(string message) => Fault.Program("ENG204", $"{message}, and a preview here runs none.");

    private static Fault InvalidOutputs(string message, string fix, string urn) => Fault.Program("ENG233", message, fix, urn);

    private static Fault InvalidStack(string message, string fix = "", string urn = "") => Fault.Program("ENG234", message, fix, urn);

    private static Fault Ignored(string message, string urn = "") => Fault.Warning("ENG235", message, urn: urn);
}
