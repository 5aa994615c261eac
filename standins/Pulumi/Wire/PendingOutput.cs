using Google.Protobuf.WellKnownTypes;

namespace Pulumi.Wire;

/// <summary>An output of a resource that its registration completes.</summary>
internal abstract class PendingOutput(string name)
{
    public string Name => name;

    /// <param name="value">The value from the engine.</param>
    /// <param name="resources">The resources that the value depends on, according to the engine.</param>
    /// <param name="warn">Receives a warning if the value does not match the output's type.</param>
    public abstract void Settle(Value value, IEnumerable<Resource> resources, Action<string> warn);

    /// <summary>Completes the URN or the ID.</summary>
    public abstract void SettleText(string text, bool isKnown);

    /// <summary>Completes the output without a value, which means unknown in a preview.</summary>
    public abstract void SettleAbsent(bool isKnown);

    public abstract void Fail(Exception exception);
}

internal sealed class PendingOutput<T> : PendingOutput
{
    private readonly TaskCompletionSource<OutputData<T>> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Resource _resource;

    public PendingOutput(string name, Resource resource)
        : base(name)
    {
        _resource = resource;
        Output = new Output<T>(_completion);
    }

    public Output<T> Output { get; }

    public override void Settle(Value value, IEnumerable<Resource> resources, Action<string> warn)
    {
        var data = PropertyReader.Read(value);
        var converted = new ValueConversion(warn).Convert(data.Value, typeof(T), new Place(_resource.GetType(), Name, IsParameter: false));
        _completion.TrySetResult(
            new OutputData<T>(converted is null ? default! : (T)converted, data.IsKnown, data.IsSecret, _resource.Itself.Union(resources))
        );
    }

    public override void SettleText(string text, bool isKnown) =>
        _completion.TrySetResult(new OutputData<T>((T)(object)text, isKnown, false, _resource.Itself));

    public override void SettleAbsent(bool isKnown) =>
        _completion.TrySetResult(new OutputData<T>(default!, isKnown, false, _resource.Itself));

    public override void Fail(Exception exception) => _completion.TrySetException(exception);
}
