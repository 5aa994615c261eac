using System.Text;
using System.Text.Json;

namespace Pulumi;

public static partial class Output
{
    /// <summary>The value as JSON; outputs and inputs anywhere inside it are awaited and lend it their secrecy and sources.</summary>
    /// <remarks>As officially, an unknown one that is secret makes it unknown and not secret.</remarks>
    public static Output<string> JsonSerialize<T>(Output<T> value, JsonSerializerOptions? options = null) =>
        new(SerializeAsync(Given(value), options));

    /// <summary>The value that the JSON holds; outputs inside it take on the JSON's secrecy and sources.</summary>
    public static Output<T> JsonDeserialize<T>(Output<string> json, JsonSerializerOptions? options = null) =>
        new(DeserializeAsync<T>(Given(json), options));

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
            using var json = new MemoryStream();
            await JsonSerializer.SerializeAsync(json, data.Value, WithOutputs(nested, options)).ConfigureAwait(false);
            if (nested.Pending.Count == 0)
            {
                return nested.Seen.With(nested.Seen.IsKnown ? Encoding.UTF8.GetString(json.ToArray()) : "").Under(data);
            }

            // What failed among them fails the next attempt.
            await Task.WhenAll(nested.Pending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<OutputData<T>> DeserializeAsync<T>(Output<string> json, JsonSerializerOptions? options)
    {
        var data = await json.Data.ConfigureAwait(false);
        if (!data.IsKnown)
        {
            return data.With<T>(default!);
        }

        var nested = new NestedOutputs { Seen = data.With<object?>(null) };
        using var text = new MemoryStream(Encoding.UTF8.GetBytes(data.Value));
        var value = await JsonSerializer.DeserializeAsync<T>(text, WithOutputs(nested, options)).ConfigureAwait(false);
        return data.With(value!);
    }

    private static JsonSerializerOptions WithOutputs(NestedOutputs nested, JsonSerializerOptions? options)
    {
        var withOutputs = options is null ? new JsonSerializerOptions() : new JsonSerializerOptions(options);
        withOutputs.Converters.Add(new OutputJsonConverter(nested));
        return withOutputs;
    }
}
