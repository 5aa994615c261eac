using System.Collections.Immutable;
using Engine.Plans;
using Engine.Values;

namespace Review.Policy;

/// <summary>A resource under judgement, with what is around it.</summary>
internal sealed class Subject(PlannedResource resource, PolicyStack stack, PropertyValue operation)
{
    /// <summary>Where rules find <see cref="Operation"/>.</summary>
    public const string OperationPath = "$op";

    private const string SecretTypes = "gcp:secretmanager/";
    private const string RemoteImage = "docker:index/remoteImage:RemoteImage";

    public PlannedResource Resource { get; } = resource;

    public PolicyStack Stack { get; } = stack;

    /// <summary>What the deployment does to it; unknown where there is nothing to compare with.</summary>
    public PropertyValue Operation { get; } = operation;

    /// <summary>All that a path leads to.</summary>
    public IReadOnlyList<Found> Find(PropertyPath path) =>
        path.IsPseudo ? [new Found(path.Text, [], null, false, Resource.OnlyResolved).Inner(path.Text, Pseudo(path.Text))]
        : Resource.OnlyResolved ? [.. path.Find(Resource.Inputs).Select(found => found with { IsComputed = true })]
        : [.. path.Find(Resource.Inputs)];

    /// <summary>The resources that one of its inputs comes from.</summary>
    public IEnumerable<string> Origins(string input) =>
        Resource.PropertyDependencies.TryGetValue(input, out var origins) ? origins : ImmutableArray<string>.Empty;

    /// <exception cref="FormatException">There is no such name.</exception>
    private PropertyValue? Pseudo(string name) =>
        name switch
        {
            "$name" => new TextValue(Resource.Name),
            "$type" => new TextValue(Resource.Type),
            "$stack" => new TextValue(Stack.Name),
            "$self" => Resource.Inputs,
            OperationPath => Operation,
            "$options.protect" => new BooleanValue(Resource.Options.Protect == true),
            "$outputs" => Resource.Outputs,
            "$dependsOnTypes" => new ArrayValue([.. UsedTypes().Order(StringComparer.Ordinal).Select(type => new TextValue(type))]),
            "$imageName" => ImageName(),
            _ => throw new FormatException($"'{name}' is nothing that a rule can look at."),
        };

    /// <summary>The types it depends on. Who reads a secret uses what the secret is made of, such as the address of a cache.</summary>
    private HashSet<string> UsedTypes()
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

        return [.. seen.Select(Urns.Type)];
    }

    /// <summary>A container's image by name: the container itself may only know the id of an image that is pulled beside it.</summary>
    private PropertyValue? ImageName() =>
        Origins("image").Select(Stack.Find).FirstOrDefault(origin => origin?.Resource.Type == RemoteImage)?.Resource.Inputs["name"]
        ?? Resource.Inputs["image"];
}
