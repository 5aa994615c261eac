using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Google.Protobuf.WellKnownTypes;
using Type = System.Type;

namespace Pulumi.Wire;

/// <summary>Reads wire lists and objects into immutable collections and output types.</summary>
internal static class CollectionReader
{
    private static readonly ConcurrentDictionary<Type, Func<IReadOnlyList<object?>, object>> ArrayOf = new();
    private static readonly ConcurrentDictionary<Type, Func<IReadOnlyList<KeyValuePair<string, object?>>, object>> DictionaryOf = new();
    private static readonly ConcurrentDictionary<Type, ConstructorInfo> ConstructorOf = new();

    public static OutputData<object?> List(ListValue list, Type type, string path)
    {
        var element = type == typeof(object) ? typeof(object) : Argument(type, typeof(ImmutableArray<>), 0, path, "a list");
        var values = new object?[list.Values.Count];
        var all = OutputData<object?>.Known(null);
        for (var i = 0; i < values.Length; i++)
        {
            var read = PropertyReader.Read(list.Values[i], element, $"{path}[{i}]");
            values[i] = read.Value;
            all = all.Under(read);
        }

        return all.IsKnown ? all with { Value = ArrayOf.GetOrAdd(element, CreateArray)(values) } : all;
    }

    public static OutputData<object?> Object(Struct fields, Type type, string path)
    {
        // Names that begin with two underscores are the engine's own.
        var entries = fields.Fields.Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal));
        return type.IsDefined(typeof(OutputTypeAttribute), inherit: false)
            ? OutputType(entries.ToDictionary(), type, path)
            : Dictionary(entries, type, path);
    }

    public static object Construct(Type type, object?[] arguments) => ConstructorOf.GetOrAdd(type, FindConstructor).Invoke(arguments);

    private static OutputData<object?> Dictionary(IEnumerable<KeyValuePair<string, Value>> entries, Type type, string path)
    {
        var element = type == typeof(object) ? typeof(object) : Argument(type, typeof(ImmutableDictionary<,>), 1, path, "an object");
        var values = new List<KeyValuePair<string, object?>>();
        var all = OutputData<object?>.Known(null);
        foreach (var (key, value) in entries)
        {
            var read = PropertyReader.Read(value, element, $"{path}.{key}");
            values.Add(KeyValuePair.Create(key, read.Value));
            all = all.Under(read);
        }

        return all.IsKnown ? all with { Value = DictionaryOf.GetOrAdd(element, CreateDictionary)(values) } : all;
    }

    private static OutputData<object?> OutputType(Dictionary<string, Value> fields, Type type, string path)
    {
        var parameters = ConstructorOf.GetOrAdd(type, FindConstructor).GetParameters();
        var arguments = new object?[parameters.Length];
        var all = OutputData<object?>.Known(null);
        for (var i = 0; i < parameters.Length; i++)
        {
            if (fields.TryGetValue(parameters[i].Name!, out var value))
            {
                var read = PropertyReader.Read(value, parameters[i].ParameterType, $"{path}.{parameters[i].Name}");
                arguments[i] = read.Value;
                all = all.Under(read);
            }
        }

        return all.IsKnown ? all with { Value = Construct(type, arguments) } : all;
    }

    private static Type Argument(Type type, Type definition, int index, string path, string what) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == definition
            ? type.GenericTypeArguments[index]
            : throw new RunException($"'{path}' is {what}, not a {type.Name}.");

    private static ConstructorInfo FindConstructor(Type type)
    {
        var all = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
        return all.FirstOrDefault(constructor => constructor.IsDefined(typeof(OutputConstructorAttribute))) ?? all.Single();
    }

    private static Func<IReadOnlyList<object?>, object> CreateArray(Type element) =>
        Generic<Func<IReadOnlyList<object?>, object>>(nameof(ArrayFrom), element);

    private static Func<IReadOnlyList<KeyValuePair<string, object?>>, object> CreateDictionary(Type element) =>
        Generic<Func<IReadOnlyList<KeyValuePair<string, object?>>, object>>(nameof(DictionaryFrom), element);

    private static TDelegate Generic<TDelegate>(string method, Type element)
        where TDelegate : Delegate =>
        typeof(CollectionReader)
            .GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(element)
            .CreateDelegate<TDelegate>();

    private static object ArrayFrom<T>(IReadOnlyList<object?> values) => values.Select(value => (T)value!).ToImmutableArray();

    private static object DictionaryFrom<T>(IReadOnlyList<KeyValuePair<string, object?>> values) =>
        values.ToImmutableDictionary(entry => entry.Key, entry => (T)entry.Value!);
}
