using System.Collections.Immutable;
using Engine.Plans;
using Engine.Values;

namespace Review.Policy;

/// <summary>A resource under review, with its surroundings in the plan.</summary>
internal sealed class Subject(PlannedResource resource, PolicyStack stack, PropertyValue operation)
{
    /// <summary>The path of <see cref="Operation"/> in findings.</summary>
    public static PropertyPath OperationPath { get; } = PropertyPath.Parse("$op");

    private const string SecretTypes = "gcp:secretmanager/";
    private const string RemoteImage = "docker:index/remoteImage:RemoteImage";

    public PlannedResource Resource { get; } = resource;

    public PolicyStack Stack { get; } = stack;

    /// <summary>The operation that the deployment performs; unknown without a previous plan.</summary>
    public PropertyValue Operation { get; } = operation;

    /// <summary>Returns all values that a path matches.</summary>
    public IReadOnlyList<PathMatch> Find(PropertyPath path) =>
        [
            .. path.Find(Resource.Inputs)
                .Select(found => Resource.OnlyResolved ? found with { Content = found.Content with { IsComputed = true } } : found),
        ];

    /// <summary>Returns the resources that one of its inputs originates from.</summary>
    public IEnumerable<string> Origins(string input) =>
        Resource.PropertyDependencies.TryGetValue(input, out var origins) ? origins : ImmutableArray<string>.Empty;

    /// <summary>
    /// Returns the types that it depends on. A reader of a secret also uses the secret's origins, such as the address of a cache.
    /// </summary>
    public HashSet<string> UsedTypes()
    {
        var seen = new HashSet<string>(Resource.Dependencies, StringComparer.Ordinal);
        var open = new Queue<string>(seen);
        while (open.TryDequeue(out var urn))
        {
            if (Urns.Type(urn).StartsWith(SecretTypes, StringComparison.Ordinal))
            {
                Array.ForEach([.. (Stack.Find(urn)?.Resource.Dependencies ?? []).Where(seen.Add)], open.Enqueue);
            }
        }

        return seen.Select(Urns.Type).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Returns the name of a container's image: the container itself may only have the id of a separately pulled image.</summary>
    public PropertyValue? ImageName() =>
        Origins("image").Select(Stack.Find).FirstOrDefault(origin => origin?.Resource.Type == RemoteImage)?.Resource.Inputs["name"]
        ?? Resource.Inputs["image"];
}
