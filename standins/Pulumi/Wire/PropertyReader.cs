using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;

namespace Pulumi.Wire;

/// <summary>
/// Reads a wire value without a target type: string, number, Boolean, immutable array or dictionary, asset, resource or output.
/// </summary>
internal static class PropertyReader
{
    /// <remarks>One unknown or secret value inside makes the whole value unknown or secret.</remarks>
    /// <exception cref="InvalidOperationException">A special value lacks a property that its signature requires.</exception>
    public static OutputData<object?> Read(Value value)
    {
        var (inner, isSecret) = Unwrap(value);
        if (inner.KindCase == Value.KindOneofCase.StringValue && inner.StringValue == Signatures.Unknown)
        {
            return OutputData<object?>.Known(null) with { IsKnown = false, IsSecret = isSecret };
        }

        if (SpecialValues.Signature(inner) == Signatures.Output)
        {
            // The output has its own flags and dependencies.
            return OutputData<object?>.Known(SpecialValues.Output(inner.StructValue));
        }

        var data = SpecialValues.TryRead(inner, out var special) ? OutputData<object?>.Known(special) : Plain(inner);
        return data with { IsSecret = isSecret || data.IsSecret };
    }

    private static (Value Inner, bool IsSecret) Unwrap(Value value)
    {
        var isSecret = false;
        while (SpecialValues.Signature(value) == Signatures.Secret)
        {
            isSecret = true;
            value = value.StructValue.Fields.TryGetValue(Signatures.Value, out var inner)
                ? inner
                : throw new InvalidOperationException("A secret has no 'value'.");
        }

        return (value, isSecret);
    }

    private static OutputData<object?> Plain(Value value) =>
        value.KindCase switch
        {
            Value.KindOneofCase.NullValue => OutputData<object?>.Known(null),
            Value.KindOneofCase.StringValue => OutputData<object?>.Known(value.StringValue),
            Value.KindOneofCase.BoolValue => OutputData<object?>.Known(value.BoolValue),
            Value.KindOneofCase.NumberValue => OutputData<object?>.Known(value.NumberValue),
            Value.KindOneofCase.ListValue => List(value.ListValue),
            Value.KindOneofCase.StructValue => Object(value.StructValue),
            _ => throw new InvalidOperationException("A value on the wire has no kind."),
        };

    private static OutputData<object?> List(ListValue list)
    {
        var values = ImmutableArray.CreateBuilder<object?>(list.Values.Count);
        var all = OutputData<object?>.Known(null);
        foreach (var element in list.Values)
        {
            var read = Read(element);
            values.Add(read.Value);
            all = all.Under(read);
        }

        return all with
        {
            Value = values.MoveToImmutable(),
        };
    }

    private static OutputData<object?> Object(Struct fields)
    {
        var values = ImmutableDictionary.CreateBuilder<string, object?>();
        var all = OutputData<object?>.Known(null);

        // Names with two leading underscores are reserved for the engine.
        foreach (var (key, value) in fields.Fields.Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal)))
        {
            var read = Read(value);
            values.Add(key, read.Value);
            all = all.Under(read);
        }

        return all with
        {
            Value = values.ToImmutable(),
        };
    }
}
