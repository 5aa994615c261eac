namespace Pulumi;

/// <summary>A value that a resource gives once it exists, with what is known of it, its secrecy and its sources.</summary>
public sealed class Output<T> : IOutput
{
    internal Output(Task<OutputData<T>> data)
    {
        Data = data;
        Deployment.Current?.Runner.Track(data);
    }

    /// <summary>An output that settles or fails with a resource's registration, which the deployment waits for by itself.</summary>
    internal Output(TaskCompletionSource<OutputData<T>> registration) => Data = registration.Task;

    internal Output(OutputData<T> data) => Data = Task.FromResult(data);

    internal Task<OutputData<T>> Data { get; }

    public static Output<T> Create(Task<T> value) => Output.Create(value);

    public Output<TResult> Apply<TResult>(Func<T, TResult> func) =>
        new(ApplyAsync(value => Task.FromResult(OutputData<TResult>.Known(func(value)))));

    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func) =>
        new(ApplyAsync(async value => OutputData<TResult>.Known(await Given(func(value)).ConfigureAwait(false))));

    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func) =>
        new(ApplyAsync(value => func(value)?.AsOutput().Data ?? Nothing<TResult>()));

    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func) =>
        new(ApplyAsync(value => func(value)?.Data ?? Nothing<TResult>()));

    /// <summary>Runs work that gives nothing; the output is settled, or fails, when the work has ended.</summary>
    public Output<ValueTuple> Apply(Func<T, Task> func) =>
        new(
            ApplyAsync(async value =>
            {
                await func(value).ConfigureAwait(false);
                return OutputData<ValueTuple>.Known(default);
            })
        );

    /// <summary>Never the value: the official warning, which is logged too.</summary>
    /// <exception cref="InvalidOperationException">PULUMI_ERROR_OUTPUT_STRING is set, or no deployment is running.</exception>
    public override string ToString() => OutputText.Refuse();

    async Task<OutputData<object?>> IOutput.GetDataAsync()
    {
        var data = await Data.ConfigureAwait(false);
        return data.With<object?>(data.Value);
    }

    private static Task<TResult> Given<TResult>(Task<TResult>? value) => value ?? throw new ArgumentNullException(nameof(value));

    private static Task<OutputData<TResult>> Nothing<TResult>() => Task.FromResult(OutputData<TResult>.Known(default!));

    private async Task<OutputData<TResult>> ApplyAsync<TResult>(Func<T, Task<OutputData<TResult>>> func)
    {
        var data = await Data.ConfigureAwait(false);
        return data.IsKnown ? (await func(data.Value).ConfigureAwait(false)).Under(data) : data.With<TResult>(default!);
    }
}
