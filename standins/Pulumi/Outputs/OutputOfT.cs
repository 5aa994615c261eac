namespace Pulumi;

/// <summary>
/// A value that becomes available with a resource, including whether it is known and secret, and the resources it depends on.
/// </summary>
public sealed class Output<T> : IOutput
{
    internal Output(Task<OutputData<T>> data)
    {
        Data = data;
        Deployment.Current?.Runner.Track(data);
    }

    /// <summary>Creates an output that completes or fails with a resource's registration, which the deployment already waits for.</summary>
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

    /// <summary>Runs an action without a result; the output completes or fails with the action.</summary>
    public Output<ValueTuple> Apply(Func<T, Task> func) =>
        new(
            ApplyAsync(async value =>
            {
                await func(value).ConfigureAwait(false);
                return OutputData<ValueTuple>.Known(default);
            })
        );

    /// <summary>Returns the official warning instead of the value; the warning is also logged.</summary>
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
