using System.Text;
using System.Text.Json;

namespace Pulumi;

public static partial class Output
{
    /// <summary>
    /// Returns the value as JSON; outputs and inputs inside it are awaited, and the result inherits their secrecy and dependencies.
    /// </summary>
    /// <remarks>As in the official SDK, an unknown secret inside makes the result unknown but not secret.</remarks>
    public static Output<string> JsonSerialize<T>(Output<T> value, JsonSerializerOptions? options = null) =>
        new(SerializeAsync(Given(value), options));

    /// <summary>Returns the value that the JSON represents; outputs inside it inherit the JSON's secrecy and dependencies.</summary>
    public static Output<T> JsonDeserialize<T>(Output<string> json, JsonSerializerOptions? options = null) =>
        new(DeserializeAsync<T>(Given(json), options));

    private static async Task<OutputData<string>> SerializeAsync<T>(Output<T> value, JsonSerializerOptions? options)
    {
        var data = await value.Data.ConfigureAwait(false);
        if (!data.IsKnown)
        {
            return data.With("");
        }

        // A JSON converter cannot await, so each attempt collects the pending outputs and the next one follows when they are complete.
        while (true)
        {
            var nested = new NestedOutputs();
            using var json = new MemoryStream();
            await JsonSerializer.SerializeAsync(json, data.Value, WithOutputs(nested, options)).ConfigureAwait(false);
            if (nested.Pending.Count == 0)
            {
                return nested.Seen.With(nested.Seen.IsKnown ? Encoding.UTF8.GetString(json.ToArray()) : "").Under(data);
            }

            // Ignored here, because the next attempt fails with the same output.
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
