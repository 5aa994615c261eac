using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi;

/// <summary>What one attempt to write JSON met: outputs that are not settled yet, and the traits of those that are.</summary>
internal sealed class NestedOutputs
{
    public List<Task> Pending { get; } = [];

    public OutputData<object?> Seen { get; set; } = OutputData<object?>.Known(null);
}

/// <summary>Writes an output, or an input, as the value it holds.</summary>
internal sealed class OutputJsonConverter(NestedOutputs nested) : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsAssignableTo(typeof(IOutput)) || typeToConvert.IsAssignableTo(typeof(IInput));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert), nested)!;

    private sealed class Converter<TWrapper>(NestedOutputs nested) : JsonConverter<TWrapper>
    {
        public override TWrapper Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException($"JSON cannot be read into a {typeToConvert}; read the value and wrap it.");

        public override void Write(Utf8JsonWriter writer, TWrapper value, JsonSerializerOptions options)
        {
            var output = value as IOutput ?? ((IInput)value!).AsUntypedOutput();
            var pending = output.GetDataAsync();
            if (!pending.IsCompletedSuccessfully)
            {
                nested.Pending.Add(pending);
                writer.WriteNullValue();
                return;
            }

            var data = pending.Result;
            nested.Seen = nested.Seen.Under(data);
            JsonSerializer.Serialize(writer, data.IsKnown ? data.Value : null, options);
        }
    }
}
