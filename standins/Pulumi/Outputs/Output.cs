using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Pulumi;

/// <summary>Creates and combines outputs.</summary>
public static partial class Output
{
    public static Output<T> Create<T>(T value) => new(OutputData<T>.Known(value));

    public static Output<T> Create<T>(Task<T> value) => new(KnownAsync(Given(value), secret: false));

    public static Output<T> CreateSecret<T>(T value) => new(OutputData<T>.Known(value) with { IsSecret = true });

    public static Output<T> CreateSecret<T>(Task<T> value) => new(KnownAsync(Given(value), secret: true));

    public static Output<T> CreateSecret<T>(Output<T> value) => new(WithSecrecyAsync(Given(value), secret: true));

    public static Output<T> Unsecret<T>(Output<T> output) => new(WithSecrecyAsync(output, secret: false));

    public static async Task<bool> IsSecretAsync<T>(Output<T> output) => (await output.Data.ConfigureAwait(false)).IsSecret;

    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => new(AllAsync(inputs));

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs) => new(AllAsync([.. inputs]));

    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => All(outputs.AsEnumerable());

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs) => All(outputs.Select(output => (Input<T>)output));

    /// <summary>Returns the formatted string, which is unknown or secret if any argument is.</summary>
    public static Output<string> Format(FormattableString formattableString) =>
        All(formattableString.GetArguments().Select(AsObject))
            .Apply(values => string.Format(CultureInfo.InvariantCulture, formattableString.Format, [.. values]));

    private static Output<object?> AsObject(object? value) =>
        value switch
        {
            IInput input => new Output<object?>(input.AsUntypedOutput().GetDataAsync()),
            IOutput output => new Output<object?>(output.GetDataAsync()),
            _ => Create(value),
        };

    private static T Given<T>(T? value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : class => value ?? throw new ArgumentNullException(name);

    private static async Task<OutputData<T>> KnownAsync<T>(Task<T> value, bool secret) =>
        OutputData<T>.Known(await value.ConfigureAwait(false)) with
        {
            IsSecret = secret,
        };

    private static async Task<OutputData<T>> WithSecrecyAsync<T>(Output<T> value, bool secret) =>
        await value.Data.ConfigureAwait(false) with
        {
            IsSecret = secret,
        };

    private static async Task<OutputData<ImmutableArray<T>>> AllAsync<T>(Input<T>[] inputs)
    {
        var values = ImmutableArray.CreateBuilder<T>(inputs.Length);
        var all = OutputData<ImmutableArray<T>>.Known([]);
        foreach (var input in inputs)
        {
            var data = await input.AsOutput().Data.ConfigureAwait(false);
            values.Add(data.Value);
            all = all.Under(data);
        }

        return all with
        {
            Value = values.MoveToImmutable(),
        };
    }
}
