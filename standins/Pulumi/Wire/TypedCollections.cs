using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Wire;

/// <summary>Creates collections and outputs whose element type is known only at run time.</summary>
internal static class TypedCollections
{
    private static readonly ConcurrentDictionary<Type, Func<IEnumerable<object?>, object>> ArrayOf = new();
    private static readonly ConcurrentDictionary<Type, Func<IEnumerable<KeyValuePair<string, object?>>, object>> DictionaryOf = new();
    private static readonly ConcurrentDictionary<Type, Func<object?, object>> OutputOf = new();

    public static object Array(Type element, IEnumerable<object?> values) =>
        ArrayOf.GetOrAdd(element, type => Bind<Func<IEnumerable<object?>, object>>(nameof(CreateArray), type))(values);

    public static object Dictionary(Type element, IEnumerable<KeyValuePair<string, object?>> entries) =>
        DictionaryOf.GetOrAdd(
            element,
            type => Bind<Func<IEnumerable<KeyValuePair<string, object?>>, object>>(nameof(CreateDictionary), type)
        )(entries);

    public static object Output(Type element, object? value) =>
        OutputOf.GetOrAdd(element, type => Bind<Func<object?, object>>(nameof(CreateOutput), type))(value);

    private static TDelegate Bind<TDelegate>(string method, Type element)
        where TDelegate : Delegate =>
        typeof(TypedCollections)
            .GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(element)
            .CreateDelegate<TDelegate>();

    private static object CreateArray<T>(IEnumerable<object?> values) => values.Select(Typed<T>).ToImmutableArray();

    private static object CreateDictionary<T>(IEnumerable<KeyValuePair<string, object?>> entries) =>
        entries.ToImmutableDictionary(entry => entry.Key, entry => Typed<T>(entry.Value));

    private static object CreateOutput<T>(object? value) => Pulumi.Output.Create(Typed<T>(value));

    private static T Typed<T>(object? value) => value is null ? default! : (T)value;
}
