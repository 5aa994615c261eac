using Engine.Diagnostics;
using Engine.Plans;
using Pulumirpc;

namespace Engine.Monitor;

/// <summary>
/// The rules for the fields of a request: what Pulumi's engine rejects, what makes the state of a deployment invalid, and what is too long
/// to read. Every fault names the field.
/// </summary>
internal sealed class RequestRules(Registry registry)
{
    /// <summary>
    /// The maximum length of a name or type in characters. Pulumi's engine has no limit; this one is far above any readable name.
    /// </summary>
    private const int MaximumIdentifier = 4_096;

    /// <summary>The maximum length of a URN in characters: enough for a thousand nested components with types of 64 characters.</summary>
    private const int MaximumUrn = 65_536;

    /// <summary>The maximum number of faults reported for one request; a list of dependencies may have any length.</summary>
    private const int MaximumFaults = 20;

    private readonly ReferenceRules _references = new(registry);

    public IReadOnlyList<Fault> Check(RegisterResourceRequest request)
    {
        var subject = Subject(request.Type, request.Name);
        var faults = Identity(request.Type, request.Name, request.Parent, request.Custom)
            .Concat(Options(request))
            .Concat(_references.Check(request));
        return Named(subject, faults);
    }

    public IReadOnlyList<Fault> Check(ReadResourceRequest request)
    {
        var faults = Identity(request.Type, request.Name, request.Parent, isCustom: true)
            .Concat(request.Id.Length == 0 ? [EngineDiagnostics.EmptyId()] : Identifier("id", request.Id, MaximumUrn))
            .Concat(Version(request.Version))
            .Concat(_references.Check(request));
        return Named(Subject(request.Type, request.Name), faults);
    }

    /// <summary>Returns the resource's name in messages, shortened if its type or name is too long.</summary>
    public static string Subject(string type, string name) => $"{Shortened(type)} '{Shortened(name)}'";

    /// <summary>Shortens a field for a message.</summary>
    public static string Shortened(string text)
    {
        const int maximum = 400;
        return text.Length <= maximum ? text : $"{text[..maximum]}…";
    }

    private static List<Fault> Named(string subject, IEnumerable<Fault> faults) =>
        [.. faults.Take(MaximumFaults).Select(fault => fault with { Message = $"{subject}: {fault.Message}" })];

    private IEnumerable<Fault> Identity(string type, string name, string parent, bool isCustom)
    {
        foreach (var fault in Identifier("name", name, MaximumIdentifier).Concat(Identifier("type", type, MaximumIdentifier)))
        {
            yield return fault;
        }

        if (type.Contains("::", StringComparison.Ordinal))
        {
            yield return EngineDiagnostics.TypeSeparatesUrn();
        }
        else if (isCustom && !Urns.IsCustomType(type))
        {
            yield return EngineDiagnostics.InvalidCustomType();
        }
        else if (isCustom && type == Urns.StackType)
        {
            yield return EngineDiagnostics.CustomStack();
        }

        if (parent.Length > 0 && registry.Find(parent) is null)
        {
            yield return EngineDiagnostics.ParentNotRegistered(Shortened(parent));
        }
        else if (parent.Length > 0 && parent.Length + type.Length + name.Length > MaximumUrn)
        {
            yield return EngineDiagnostics.UrnTooLong(parent.Length + type.Length + name.Length, MaximumUrn);
        }
    }

    private static IEnumerable<Fault> Identifier(string field, string text, int maximum)
    {
        if (text.Length == 0 || text.Length > maximum)
        {
            yield return EngineDiagnostics.InvalidLength(field, text.Length, maximum);
        }

        if (text.Contains('\0', StringComparison.Ordinal))
        {
            yield return EngineDiagnostics.ContainsNul(field);
        }
    }

    private static IEnumerable<Fault> Options(RegisterResourceRequest request)
    {
        foreach (var fault in Version(request.Version))
        {
            yield return fault;
        }

        foreach (var path in request.HideDiffs.Where(path => !PropertyPath.IsAcceptedInOptions(path)))
        {
            yield return EngineDiagnostics.InvalidPropertyPath("hideDiffs", Shortened(path));
        }

        if (request.Transforms.Count > 0)
        {
            yield return EngineDiagnostics.TransformsNotSupported();
        }

        if (request.PackageRef.Length > 0)
        {
            yield return EngineDiagnostics.PackageNotRegistered(Shortened(request.PackageRef));
        }

        if (request.EnvVarMappings.Count > 0 && !Urns.IsProviderType(request.Type))
        {
            yield return EngineDiagnostics.EnvironmentOfNonProvider();
        }
    }

    private static IEnumerable<Fault> Version(string version) =>
        version.Length == 0 || SemanticVersion.IsValid(version) ? [] : [EngineDiagnostics.InvalidVersion(Shortened(version))];
}
