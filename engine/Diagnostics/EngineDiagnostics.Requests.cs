using static System.FormattableString;

namespace Engine.Diagnostics;

// The fields of a program's requests.
internal static partial class EngineDiagnostics
{
    private const string UnsuitableReference = "ENG231";

    public static Fault InvalidCustomType() =>
        Fault.Program("ENG205", "'type' is not a valid custom resource type; it has three parts, package:module:Type.");

    public static Fault ParentNotRegistered(string parent) => Fault.Program("ENG206", $"'parent' is {parent}, which is not registered.");

    public static Fault RequestNotAnswered(string request, string reason) =>
        Fault.Program("ENG208", $"A {request} cannot be answered: {reason}");

    public static Fault EmptyId() => InvalidField("'id' is empty; a resource is read by its ID.");

    public static Fault TypeSeparatesUrn() => InvalidField("'type' contains '::', which separates the parts of a URN.");

    public static Fault UrnTooLong(int length, int maximum) =>
        InvalidField(Invariant($"the URN has {length:#,0} characters or more with its 'parent'; at most {maximum:#,0} are allowed."));

    public static Fault InvalidLength(string field, int length, int maximum) =>
        InvalidField(Invariant($"'{field}' has {length:#,0} characters; 1 to {maximum:#,0} are allowed."));

    public static Fault ContainsNul(string field) => InvalidField($"'{field}' contains the character NUL (U+0000).");

    public static Fault InvalidPropertyPath(string field, string path) =>
        InvalidField($"'{field}' contains '{path}', which is not a valid property path.");

    public static Fault EnvironmentOfNonProvider() =>
        InvalidField("'envVarMappings' is set; only provider resources have environment variables.");

    public static Fault InvalidVersion(string version) =>
        InvalidField($"'version' is '{version}'; a version has three numbers, as in 1.2.3.");

    public static Fault InvalidUrn(string field, string urn) => InvalidField($"'{field}' contains '{urn}', which is not a valid URN.");

    public static Fault InvalidProviderReference(string field, string reference) =>
        InvalidField($"'{field}' is '{reference}', which is not a valid provider reference, URN::ID.");

    public static Fault ResourceNotRegistered(string field, string urn) =>
        InvalidReference(
            $"'{field}' contains {urn}, which is not registered before it.",
            "register that resource first, in the same stack."
        );

    public static Fault ProviderNotRegistered(string field, string urn) =>
        InvalidReference($"'{field}' is {urn}, which is not registered before it.", "register the provider first, in the same stack.");

    public static Fault ProviderHasOtherId(string field, string reference) =>
        InvalidReference($"'{field}' is '{reference}'; the provider has another ID.");

    public static Fault ProviderOfOtherPackage(string subject, string provider, string package, string urn) =>
        InvalidReference(
            $"{subject}: 'provider' is {provider}, which does not manage resources of the package '{package}'.",
            $"pass a provider of the package '{package}'.",
            urn
        );

    public static Fault RequestAfterEnd(string request, string about) =>
        Fault.Program("ENG232", $"A {request} arrived after the program reported that it was done.{about}");

    public static Fault TransformsNotSupported() => NotSupported("'transforms' is set; transforms are not supported.");

    public static Fault PackageNotRegistered(string package) =>
        NotSupported($"'packageRef' is '{package}', which is not a registered package.");

    public static Fault ResourcesTooLarge(long mebibytes) =>
        TooMuchMemory(Invariant($"The program's resources have more than {mebibytes} MiB, which is the maximum."));

    public static Fault TooManyRequests(string reason) => TooMuchMemory(reason, "finish requests, or send fewer at a time.");

    public static Fault TooManyConnections(int maximum) =>
        TooMuchMemory(Invariant($"The program opens more than {maximum} connections at a time."), "share one gRPC channel.");

    public static Fault RequestNotReadable(string method, int maximumDepth) =>
        Fault.Program(
            "ENG243",
            $"A request of {method} cannot be read: it is not valid protobuf, or its values are nested more than "
                + Invariant($"{maximumDepth} levels deep.")
        );

    private static Fault InvalidField(string message) => Fault.Program("ENG230", message);

    private static Fault InvalidReference(string message, string fix = "", string urn = "") =>
        Fault.Program(UnsuitableReference, message, fix, urn);

    private static Fault NotSupported(string message) => Fault.Program("ENG236", message);

    private static Fault TooMuchMemory(string message, string fix = "") => Fault.Program("ENG242", message, fix);
}
