using System.Text.Json;

namespace Pulumi;

public static partial class Output
{
    /// <summary>The value as JSON; outputs and inputs anywhere inside it are awaited and lend it their secrecy and sources.</summary>
    public static Output<string> JsonSerialize<T>(Output<T> value, JsonSerializerOptions? options = null) =>
        new(SerializeAsync(value, options));

    public static Output<T> JsonDeserialize<T>(Output<string> json, JsonSerializerOptions? options = null) =>
        json.Apply(text => JsonSerializer.Deserialize<T>(text, options)!);

    private static async Task<OutputData<string>> SerializeAsync<T>(Output<T> value, JsonSerializerOptions? options)
    {
        var data = await value.Data.ConfigureAwait(false);
        if (!data.IsKnown)
        {
            return data.With("");
        }

        // A converter cannot wait. So each attempt notes the outputs that are not settled yet, and the next one comes after them.
        while (true)
        {
            var nested = new NestedOutputs();
            var withOutputs = options is null ? new JsonSerializerOptions() : new JsonSerializerOptions(options);
            withOutputs.Converters.Add(new OutputJsonConverter(nested));
            var json = JsonSerializer.Serialize(data.Value, withOutputs);
            if (nested.Pending.Count == 0)
            {
                return nested.Seen.With(json).Under(data);
            }

            await Task.WhenAll(nested.Pending).ConfigureAwait(false);
        }
    }
}
