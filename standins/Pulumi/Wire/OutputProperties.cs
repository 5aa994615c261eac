using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Wire;

/// <summary>Accesses the <see cref="OutputAttribute"/> properties of resource classes, which are looked up once per class.</summary>
internal static class OutputProperties
{
    private static readonly ConcurrentDictionary<Type, ImmutableArray<Declaration>> DeclarationsOf = new();
    private static readonly ConcurrentDictionary<Type, ImmutableArray<Property>> PropertiesOf = new();

    /// <summary>Sets each output property that the engine fills to a pending output.</summary>
    /// <param name="resource">The resource whose properties are set.</param>
    /// <param name="isExisting">
    /// Whether the engine already has the resource's state, in which case a component's outputs also come from the engine.
    /// </param>
    /// <exception cref="RunException">A property is not an output.</exception>
    /// <exception cref="InvalidOperationException">A property has no setter, or its type is not supported.</exception>
    public static ImmutableArray<PendingOutput> Prepare(Resource resource, bool isExisting)
    {
        // A local component sets its own outputs; only the URN comes from the engine.
        var properties =
            resource is ComponentResource { IsRemote: false } && !isExisting
                ? PropertiesOf.GetOrAdd(typeof(Resource), Fillable)
                : PropertiesOf.GetOrAdd(resource.GetType(), Fillable);
        return [.. properties.Select(property => property.Fill(resource))];
    }

    /// <summary>Returns the outputs that a component declares, by wire name.</summary>
    public static Dictionary<string, object?> Declared(ComponentResource component) =>
        DeclarationsOf
            .GetOrAdd(component.GetType(), Find)
            .Where(declaration => declaration.Info.Name != nameof(Resource.Urn))
            .ToDictionary(declaration => declaration.Name, declaration => declaration.Info.GetValue(component));

    private static ImmutableArray<Declaration> Find(Type type) =>
        [
            .. type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
                .Select(property => (property, output: property.GetCustomAttribute<OutputAttribute>()))
                .Where(found => found.output is not null)
                .Select(found => new Declaration(
                    found.property,
                    string.IsNullOrWhiteSpace(found.output!.Name) ? found.property.Name : found.output.Name
                )),
        ];

    private static ImmutableArray<Property> Fillable(Type type) =>
        [.. DeclarationsOf.GetOrAdd(type, Find).Select(declaration => Property.Create(type, declaration))];

    private sealed record Declaration(PropertyInfo Info, string Name);

    private abstract class Property
    {
        public static Property Create(Type type, Declaration declaration)
        {
            var (info, name) = declaration;
            if (info.PropertyType is not { IsGenericType: true } output || output.GetGenericTypeDefinition() != typeof(Output<>))
            {
                throw RunException.OutputsHaveIncorrectType([name]);
            }

            var place = $"[Output] {type.FullName}.{info.Name}";
            var setter =
                info.DeclaringType!.GetProperty(info.Name, info.PropertyType)!.GetSetMethod(nonPublic: true)
                ?? throw new InvalidOperationException($"{place} did not have a 'set' method");
            if (!IsGenerated(info.DeclaringType))
            {
                OutputTypes.Check(place, output.GenericTypeArguments[0]);
            }

            return (Property)Activator.CreateInstance(typeof(Property<>).MakeGenericType(output.GenericTypeArguments), name, setter)!;
        }

        public abstract PendingOutput Fill(Resource resource);

        /// <summary>
        /// Returns whether a class is generated: generated classes need no check, and checking hundreds of types would slow down every
        /// start.
        /// </summary>
        private static bool IsGenerated(Type type) =>
            type == typeof(Resource)
            || type == typeof(CustomResource)
            || type.Assembly.GetName().Name!.StartsWith("Pulumi.", StringComparison.Ordinal);
    }

    private sealed class Property<T>(string name, MethodInfo setter) : Property
    {
        public override PendingOutput Fill(Resource resource)
        {
            var pending = new PendingOutput<T>(name, resource);
            setter.Invoke(resource, [pending.Output]);
            return pending;
        }
    }
}
