using Google.Protobuf.WellKnownTypes;

namespace Pulumi.Wire;

/// <summary>An output of a resource that its registration will settle.</summary>
internal abstract class PendingOutput(string name)
{
    public string Name => name;

    /// <param name="value">What the engine answers.</param>
    /// <param name="resources">The resources it says the value comes from.</param>
    /// <param name="warn">Takes what does not fit the output's type.</param>
    public abstract void Settle(Value value, IEnumerable<Resource> resources, Action<string> warn);

    /// <summary>Settles the URN or the id.</summary>
    public abstract void SettleText(string text, bool isKnown);

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
