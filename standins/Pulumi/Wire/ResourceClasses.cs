using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Pulumi.Wire;

/// <summary>The resource classes of the running program by type token, collected when the first reference is read.</summary>
internal static class ResourceClasses
{
    private static readonly Lazy<ILookup<string, (string? Version, Type Class)>> ByToken = new(Find);
    private static readonly string OwnName = typeof(Resource).Assembly.GetName().Name!;

    /// <summary>Creates an instance of an existing resource's class; its outputs come from the engine.</summary>
    /// <returns>Null if the program has no class for the resource's type and version.</returns>
    public static Resource? Create(string urn, string version)
    {
        // As in the official SDK, a name ends at the next separator.
        var parts = urn.Split("::");
        if (Best(parts[2].Split('$')[^1], version) is not { } type)
        {
            return null;
        }

        var constructor = type.GetConstructors().Single(candidate => candidate.GetParameters().Length == 3);
        ResourceOptions options = type.IsAssignableTo(typeof(CustomResource))
            ? new CustomResourceOptions { Urn = urn }
            : new ComponentResourceOptions { Urn = urn };
        try
        {
            return (Resource)constructor.Invoke([parts[3], null, options]);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    /// <summary>Returns the newest class of a type token with at least the given version and the same major version.</summary>
    internal static Type? Best(string token, string version)
    {
        var minimum = Order(version);
        return ByToken
            .Value[token]
            .Select(found =>
                (Version: string.IsNullOrEmpty(found.Version) ? minimum : Order(found.Version), found.Class, found.Version is null)
            )
            .Where(found =>
                found.Version.CompareTo(minimum) >= 0 && (version.Length == 0 || found.Item3 || found.Version.Major == minimum.Major)
            )
            .OrderByDescending(found => found.Version)
            .Select(found => found.Class)
            .FirstOrDefault();
    }

    /// <summary>Returns the sort key of a semantic version; a prerelease is older than its release.</summary>
    private static (int Major, int Minor, int Patch, int IsRelease, string Prerelease) Order(string version)
    {
        var parts = version.Split('+')[0].Split('-', 2);
        var numbers = parts[0].TrimStart('v').Split('.');
        return (Number(0), Number(1), Number(2), parts.Length == 1 ? 1 : 0, parts.Length == 1 ? "" : parts[1]);

        int Number(int index) => index < numbers.Length && int.TryParse(numbers[index], out var number) ? number : 0;
    }

    private static ILookup<string, (string? Version, Type Class)> Find() =>
        Referenced()
            .Where(assembly => !assembly.IsDynamic && assembly.GetReferencedAssemblies().Any(name => name.Name == OwnName))
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsAssignableTo(typeof(Resource)))
            .Select(type => (Class: type, Attribute: type.GetCustomAttribute<ResourceTypeAttribute>()))
            .Where(found => found.Attribute is not null)
            .ToLookup(found => found.Attribute!.Type, found => (found.Attribute!.Version, found.Class));

    /// <summary>Returns the loaded assemblies and their references, because a provider's assembly may not be loaded yet.</summary>
    private static IEnumerable<Assembly> Referenced()
    {
        var found = new Dictionary<string, Assembly>(StringComparer.Ordinal);
        var open = new Stack<Assembly>(AppDomain.CurrentDomain.GetAssemblies().Where(assembly => MayHoldResources(assembly.GetName())));
        while (open.TryPop(out var assembly))
        {
            if (found.TryAdd(assembly.FullName!, assembly))
            {
                foreach (
                    var name in assembly
                        .GetReferencedAssemblies()
                        .Where(name => MayHoldResources(name) && !found.ContainsKey(name.FullName))
                )
                {
                    open.Push(Assembly.Load(name));
                }
            }
        }

        return found.Values;
    }

    private static bool MayHoldResources(AssemblyName name) => !name.FullName.StartsWith("System", StringComparison.Ordinal);
}
