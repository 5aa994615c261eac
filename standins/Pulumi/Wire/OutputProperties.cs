using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Wire;

/// <summary>The <see cref="OutputAttribute"/> properties of resource classes; looked up once per class.</summary>
internal static class OutputProperties
{
    private static readonly ConcurrentDictionary<Type, Property[]> PropertiesOf = new();

    /// <summary>Gives each output property that the engine fills an output that is still to be settled.</summary>
    public static ImmutableArray<PendingOutput> Prepare(Resource resource)
    {
        // A component of the program fills its own outputs; only the URN comes from the engine.
        var filled = PropertiesOf
            .GetOrAdd(resource.GetType(), Find)
            .Where(property => resource is CustomResource || resource.IsRemote || property.DeclaringType == typeof(Resource));
        return [.. filled.Select(property => property.Fill(resource))];
    }

    /// <summary>The outputs a component declares itself, by wire name.</summary>
    public static Dictionary<string, object?> Declared(ComponentResource component) =>
        PropertiesOf
            .GetOrAdd(component.GetType(), Find)
            .Where(property => property.DeclaringType != typeof(Resource))
            .ToDictionary(property => property.Name, property => property.Get(component));

    private static Property[] Find(Type type) =>
        [
            .. type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
                .Select(property => (property, output: property.GetCustomAttribute<OutputAttribute>()))
                .Where(found => found.output is not null)
                .Select(found => Property.Of(found.property, found.output!.Name ?? found.property.Name)),
        ];

    private abstract class Property(PropertyInfo info, string name)
    {
        public string Name => name;

        public Type? DeclaringType => info.DeclaringType;

        public static Property Of(PropertyInfo info, string name) =>
            info.PropertyType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Output<>)
                ? (Property)Activator.CreateInstance(typeof(Property<>).MakeGenericType(type.GenericTypeArguments), info, name)!
                : throw new RunException(
                    $"{info.DeclaringType}.{info.Name} has [Output] and must be an Output<T>, not a {info.PropertyType}."
                );

        public object? Get(object resource) => info.GetValue(resource);

        public abstract PendingOutput Fill(Resource resource);
    }

    private sealed class Property<T>(PropertyInfo info, string name) : Property(info, name)
    {
        private readonly MethodInfo? _setter = info.DeclaringType!.GetProperty(info.Name)!.GetSetMethod(nonPublic: true);

        public override PendingOutput Fill(Resource resource)
        {
            var pending = new PendingOutput<T>(Name, resource);
            _setter?.Invoke(resource, [pending.Output]);
            return pending;
        }
    }
}
