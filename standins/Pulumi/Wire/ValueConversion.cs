using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Wire;

/// <summary>Converts a value to the declared type of an output. A value that does not match becomes null, with a warning.</summary>
/// <param name="warn">Receives a warning about a value that does not match, in the official SDK's words.</param>
internal sealed class ValueConversion(Action<string> warn)
{
    private const BindingFlags AnyInstance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    public object? Convert(object? value, Type type, Place place)
    {
        var (converted, problem) = Try(value, type, place);
        if (problem is not null)
        {
            warn(problem);
        }

        return converted;
    }

    /// <remarks>As in the official SDK, a value that does not match becomes false or 0, even if the type is nullable.</remarks>
    private static (object? Value, string? Problem) Exactly<T>(object value, Place place) =>
        value is T ? (value, null) : (default(T), Mismatch<T>(value, place));

    private static string Mismatch<T>(object value, Place place) =>
        $"Expected {typeof(T).FullName} but got {value.GetType().FullName} deserializing {place}";

    private (object? Value, string? Problem) Try(object? value, Type declared, Place place)
    {
        if (value is null)
        {
            return (declared.IsValueType ? Activator.CreateInstance(declared) : null, null);
        }

        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        return type == typeof(object) ? (value, null)
            : type == typeof(string) ? Exactly<string>(value, place)
            : type == typeof(bool) ? Exactly<bool>(value, place)
            : type == typeof(double) ? Exactly<double>(value, place)
            : type == typeof(int) ? Integer(value, place)
            : type == typeof(JsonElement) ? Json(value, place)
            : type.IsAssignableTo(typeof(AssetOrArchive)) ? (Asset(value, type), null)
            : type.IsAssignableTo(typeof(Resource)) ? Exactly<Resource>(value, place)
            : type.IsEnum ? Enumeration(value, type, place)
            : type.IsValueType && type.IsDefined(typeof(EnumTypeAttribute)) ? EnumStructure(value, type, place)
            : type.IsConstructedGenericType ? Generic(value, type, place)
            : OutputType(value, type, place);
    }

    private static (object? Value, string? Problem) Integer(object value, Place place) =>
        value is double number ? ((int)number, null) : (null, Mismatch<double>(value, place));

    private static AssetOrArchive Asset(object value, Type type) =>
        type.IsInstanceOfType(value) ? (AssetOrArchive)value
        : type == typeof(Archive) ? new InvalidArchive()
        : new InvalidAsset();

    private static (object? Value, string? Problem) Json(object value, Place place)
    {
        var (element, unexpected) = JsonValues.ToElement(value);
        return unexpected is null
            ? (element, null)
            : (null, $"Unexpected type {unexpected.FullName} when converting {place} to {nameof(JsonElement)}");
    }

    private (object? Value, string? Problem) Enumeration(object value, Type type, Place place)
    {
        var (number, problem) = Try(value, type.GetEnumUnderlyingType(), place);
        return number is null ? (null, problem) : (System.Enum.ToObject(type, number), problem);
    }

    private static (object? Value, string? Problem) EnumStructure(object value, Type type, Place place) =>
        value is not (string or double)
            ? (
                null,
                $"Expected {typeof(string).FullName} or {typeof(double).FullName} but got {value.GetType().FullName} deserializing {place}"
            )
        : type.GetConstructor(AnyInstance, [value.GetType()]) is { } constructor ? (constructor.Invoke([value]), null)
        : (null, $"Expected target type {type.FullName} to have a constructor with a single {value.GetType().FullName} parameter.");

    private (object? Value, string? Problem) Generic(object value, Type type, Place place)
    {
        var definition = type.GetGenericTypeDefinition();
        var element = type.GenericTypeArguments[^1];
        if (definition == typeof(ImmutableArray<>))
        {
            return value is ImmutableArray<object?> array
                ? (
                    element == typeof(object)
                        ? value
                        : TypedCollections.Array(element, array.Select(item => Convert(item, element, place))),
                    null
                )
                : (null, Mismatch<ImmutableArray<object>>(value, place));
        }

        if (definition == typeof(ImmutableDictionary<,>))
        {
            return value is ImmutableDictionary<string, object?> entries
                ? (element == typeof(object) ? value : Dictionary(entries, element, place), null)
                : (null, Mismatch<ImmutableDictionary<string, object>>(value, place));
        }

        if (definition == typeof(Output<>))
        {
            var (inner, problem) = Try(value, element, place);
            return problem is null ? (TypedCollections.Output(element, inner), null) : (inner, problem);
        }

        throw new InvalidOperationException($"Unexpected generic target type {type.FullName} when deserializing {place}");
    }

    private object Dictionary(ImmutableDictionary<string, object?> entries, Type element, Place place) =>
        TypedCollections.Dictionary(element, entries.Select(entry => KeyValuePair.Create(entry.Key, Convert(entry.Value, element, place))));

    private (object? Value, string? Problem) OutputType(object value, Type type, Place place)
    {
        if (OutputTypes.Constructor(type) is not { } constructor)
        {
            return (null, $"Unexpected target type {type.FullName} when deserializing {place}");
        }

        if (value is not ImmutableDictionary<string, object?> fields)
        {
            return (null, Mismatch<ImmutableDictionary<string, object>>(value, place));
        }

        var arguments = new object?[constructor.Parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            var (wireName, parameter) = constructor.Parameters[i];
            arguments[i] = Convert(
                fields.GetValueOrDefault(wireName),
                parameter.ParameterType,
                new Place(type, parameter.Name!, IsParameter: true)
            );
        }

        return (constructor.Info.Invoke(arguments), null);
    }
}
