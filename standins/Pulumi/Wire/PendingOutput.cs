using Google.Protobuf.WellKnownTypes;

namespace Pulumi.Wire;

/// <summary>An output of a resource that its registration will settle.</summary>
internal abstract class PendingOutput(string name)
{
    public string Name => name;

    public abstract void Settle(Value value);

    /// <summary>Settles it as absent: in a preview that means not known yet.</summary>
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

    public override void Settle(Value value)
    {
        var data = PropertyReader.Read(value, typeof(T), Name);
        _completion.TrySetResult(
            new OutputData<T>(
                data.Value is null ? default! : (T)data.Value,
                data.IsKnown,
                data.IsSecret,
                data.Resources.IsEmpty ? _resource.Itself : data.Resources.Add(_resource)
            )
        );
    }

    public override void SettleAbsent(bool isKnown) =>
        _completion.TrySetResult(new OutputData<T>(default!, isKnown, false, _resource.Itself));

    public override void Fail(Exception exception) => _completion.TrySetException(exception);
}
