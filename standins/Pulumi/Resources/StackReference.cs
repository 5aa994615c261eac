using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A reference to another stack and its outputs.</summary>
public class StackReference : CustomResource
{
    public StackReference(string name, StackReferenceArgs? args = null, CustomResourceOptions? options = null)
        : base(
            "pulumi:pulumi:StackReference",
            name,
            new StackReferenceArgs { Name = args?.Name ?? name },
            CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = args?.Name ?? name })
        ) { }

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("outputs")]
    public Output<ImmutableDictionary<string, object>> Outputs { get; private set; } = null!;

    [Output("secretOutputNames")]
    public Output<ImmutableArray<string>> SecretOutputNames { get; private set; } = null!;

    /// <summary>Returns an output, or null if the stack does not have it.</summary>
    public Output<object?> GetOutput(Input<string> name) =>
        new(
            WithSecrecyAsync(
                name,
                Output
                    .Tuple(name, (Input<ImmutableDictionary<string, object>>)Outputs)
                    .Apply(both => both.Item2.GetValueOrDefault(both.Item1))
            )
        );

    /// <summary>Returns an output that must exist.</summary>
    /// <exception cref="KeyNotFoundException">The stack does not have the output (the exception is in the returned output).</exception>
    public Output<object> RequireOutput(Input<string> name) =>
        new(
            WithSecrecyAsync(
                name,
                Output
                    .Tuple(name, (Input<string>)Name, (Input<ImmutableDictionary<string, object>>)Outputs)
                    .Apply(all =>
                        all.Item3.TryGetValue(all.Item1, out var value)
                            ? value
                            : throw new KeyNotFoundException(
                                $"Required output '{all.Item1}' does not exist on stack '{all.Item2}'. It has {Listed(all.Item3)}."
                            )
                    )
            )
        );

    private static string Listed(ImmutableDictionary<string, object> outputs) =>
        outputs.IsEmpty ? "none" : string.Join(", ", outputs.Keys.Order(StringComparer.Ordinal));

    /// <summary>
    /// Returns the value with the secrecy of the single output, because the outputs together are secret if any of them is.
    /// </summary>
    private async Task<OutputData<T>> WithSecrecyAsync<T>(Input<string> name, Output<T> value)
    {
        var data = await value.Data.ConfigureAwait(false);
        var wanted = await name.AsOutput().Data.ConfigureAwait(false);
        var names = await SecretOutputNames.Data.ConfigureAwait(false);
        var isSecret =
            names.IsKnown && wanted.IsKnown ? names.Value.Contains(wanted.Value) : (await Outputs.Data.ConfigureAwait(false)).IsSecret;
        return data with { IsSecret = isSecret };
    }
}

public class StackReferenceArgs : ResourceArgs
{
    /// <summary>The stack name, <c>organization/project/stack</c>.</summary>
    [Input("name", required: true)]
    public Input<string>? Name { get; set; }
}
