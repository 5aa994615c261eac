using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi;

/// <summary>The flags and dependencies of the outputs in a JSON document, collected while writing or applied while reading.</summary>
internal sealed class NestedOutputs
{
    /// <summary>The outputs that are still pending and could not be written.</summary>
    public List<Task> Pending { get; } = [];

    public OutputData<object?> Seen { get; set; } = OutputData<object?>.Known(null);

    /// <summary>Adds an output's flags and dependencies. As in the official SDK, an unknown value loses its secrecy.</summary>
    public void Add<T>(OutputData<T> data) => Seen = Seen.Under(data with { IsSecret = data is { IsKnown: true, IsSecret: true } });
}

/// <summary>Writes an output or an input as the value it contains, and reads the value back into one.</summary>
internal sealed class OutputJsonConverter(NestedOutputs nested) : JsonConverterFactory
{
    private static readonly Dictionary<Type, Type> Converters = new()
    {
        [typeof(Output<>)] = typeof(OfOutput<>),
        [typeof(Input<>)] = typeof(OfInput<>),
        [typeof(InputList<>)] = typeof(OfList<>),
        [typeof(InputMap<>)] = typeof(OfMap<>),
    };

    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && Converters.ContainsKey(typeToConvert.GetGenericTypeDefinition());

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)
            Activator.CreateInstance(
                Converters[typeToConvert.GetGenericTypeDefinition()].MakeGenericType(typeToConvert.GenericTypeArguments),
                nested
            )!;

    private abstract class Of<TWrapper, T>(NestedOutputs nested) : JsonConverter<TWrapper>
    {
        public override TWrapper Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var value = Converter(options).Read(ref reader, typeof(T), options);
            return Wrap(new Output<T>(nested.Seen.With(value!)));
        }

        public override void Write(Utf8JsonWriter writer, TWrapper value, JsonSerializerOptions options)
        {
            var pending = Unwrap(value).Data;
            if (!pending.IsCompleted)
            {
                nested.Pending.Add(pending);
                writer.WriteNullValue();
                return;
            }

            // As in the official SDK, a failure is wrapped in an AggregateException.
            var data = pending.Result;
            nested.Add(data);
            if (data.IsKnown)
            {
                Converter(options).Write(writer, data.Value, options);
            }
            else
            {
                writer.WriteNullValue();
            }
        }

        protected abstract Output<T> Unwrap(TWrapper value);

        protected abstract TWrapper Wrap(Output<T> output);

        private static JsonConverter<T> Converter(JsonSerializerOptions options) => (JsonConverter<T>)options.GetConverter(typeof(T));
    }

    private sealed class OfOutput<T>(NestedOutputs nested) : Of<Output<T>, T>(nested)
    {
        protected override Output<T> Unwrap(Output<T> value) => value;

        protected override Output<T> Wrap(Output<T> output) => output;
    }

    private sealed class OfInput<T>(NestedOutputs nested) : Of<Input<T>, T>(nested)
    {
        protected override Output<T> Unwrap(Input<T> value) => value.ToOutput();

        protected override Input<T> Wrap(Output<T> output) => output;
    }

    private sealed class OfList<T>(NestedOutputs nested) : Of<InputList<T>, ImmutableArray<T>>(nested)
    {
        protected override Output<ImmutableArray<T>> Unwrap(InputList<T> value) => value.ToOutput();

        protected override InputList<T> Wrap(Output<ImmutableArray<T>> output) => output;
    }

    private sealed class OfMap<T>(NestedOutputs nested) : Of<InputMap<T>, ImmutableDictionary<string, T>>(nested)
    {
        protected override Output<ImmutableDictionary<string, T>> Unwrap(InputMap<T> value) => value.ToOutput();

        protected override InputMap<T> Wrap(Output<ImmutableDictionary<string, T>> output) => output;
    }
}
