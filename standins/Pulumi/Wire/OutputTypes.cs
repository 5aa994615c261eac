using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Wire;

/// <summary>The constructor of an output type, and the wire name of each parameter.</summary>
internal sealed record OutputTypeConstructor(ConstructorInfo Info, ImmutableArray<(string WireName, ParameterInfo Parameter)> Parameters);

/// <summary>Determines which types an output can have.</summary>
internal static class OutputTypes
{
    private const BindingFlags AnyInstance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private static readonly ConcurrentDictionary<Type, OutputTypeConstructor?> Constructors = new();

    private static readonly HashSet<Type> Allowed =
    [
        typeof(bool),
        typeof(int),
        typeof(double),
        typeof(string),
        typeof(object),
        typeof(Asset),
        typeof(Archive),
        typeof(AssetOrArchive),
        typeof(JsonElement),
    ];

    /// <summary>Returns the marked constructor, otherwise the only public one; null for a type that is not an output type.</summary>
    public static OutputTypeConstructor? Constructor(Type type) => Constructors.GetOrAdd(type, Find);

    /// <exception cref="InvalidOperationException">The type cannot represent any value the engine sends.</exception>
    public static void Check(string context, Type type) => Check(context, type, []);

    private static void Check(string context, Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type) || Allowed.Contains(type) || type.IsAssignableTo(typeof(Resource)))
        {
            return;
        }

        if (type.IsEnum && type.GetEnumUnderlyingType() == typeof(int))
        {
            return;
        }

        if (type.IsValueType && type.IsDefined(typeof(EnumTypeAttribute)))
        {
            CheckEnumStructure(type);
        }
        else if (type.IsConstructedGenericType)
        {
            CheckGeneric(context, type, seen);
        }
        else
        {
            CheckOutputType(context, type, seen);
        }
    }

    private static void CheckEnumStructure(Type type)
    {
        var underlying =
            new[] { typeof(string), typeof(double) }.FirstOrDefault(candidate => type.GetConstructor(AnyInstance, [candidate]) is not null)
            ?? throw new InvalidOperationException(
                $"{type.FullName} has [{nameof(EnumTypeAttribute)}] and no constructor with one String or Double parameter."
            );
        if (type.GetMethod("op_Explicit", [type])?.ReturnType != underlying)
        {
            throw new InvalidOperationException(
                $"{type.FullName} has [{nameof(EnumTypeAttribute)}] and no explicit conversion to {underlying.FullName}."
            );
        }
    }

    private static void CheckGeneric(string context, Type type, HashSet<Type> seen)
    {
        var definition = type.GetGenericTypeDefinition();
        if (definition == typeof(ImmutableDictionary<,>) && type.GenericTypeArguments[0] != typeof(string))
        {
            throw new InvalidOperationException($"{context} contains invalid type {type.FullName}: the keys of a dictionary are strings.");
        }

        if (
            definition != typeof(Nullable<>)
            && definition != typeof(ImmutableArray<>)
            && definition != typeof(ImmutableDictionary<,>)
            && definition != typeof(Output<>)
        )
        {
            throw new InvalidOperationException(
                $"{context} contains invalid type {type.FullName}: use ImmutableArray<T> or ImmutableDictionary<string, T>."
            );
        }

        Check(context, type.GenericTypeArguments[^1], seen);
    }

    private static void CheckOutputType(string context, Type type, HashSet<Type> seen)
    {
        if (!type.IsDefined(typeof(OutputTypeAttribute), inherit: true))
        {
            throw new InvalidOperationException(
                $"{context} contains invalid type {type.FullName}. Allowed are String, Boolean, Int32, Double, Nullable<T>, "
                    + $"ImmutableArray<T>, ImmutableDictionary<string, T> and classes with [{nameof(OutputTypeAttribute)}]."
            );
        }

        var constructor =
            Constructor(type)
            ?? throw new InvalidOperationException(
                $"{type.FullName} has [{nameof(OutputTypeAttribute)}] and no constructor with [{nameof(OutputConstructorAttribute)}]."
            );
        foreach (var (_, parameter) in constructor.Parameters)
        {
            Check(new Place(type, parameter.Name!, IsParameter: true).ToString(), parameter.ParameterType, seen);
        }
    }

    private static OutputTypeConstructor? Find(Type type)
    {
        if (!type.IsDefined(typeof(OutputTypeAttribute), inherit: true))
        {
            return null;
        }

        // A record also has a copy constructor, which is not public.
        var all = type.GetConstructors(AnyInstance);
        var marked = all.FirstOrDefault(constructor => constructor.IsDefined(typeof(OutputConstructorAttribute)));
        var single = all.Where(constructor => constructor.IsPublic).ToList() is [var only] ? only : null;
        return (marked ?? single) is { } chosen
            ? new OutputTypeConstructor(chosen, [.. chosen.GetParameters().Select(parameter => (WireName(parameter), parameter))])
            : null;
    }

    private static string WireName(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? parameter.Name!;
}
