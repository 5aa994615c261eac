namespace Pulumi;

internal interface IInput
{
    /// <summary>What is sent to the engine: a plain value, an output, or a collection whose elements are inputs again.</summary>
    object? Content { get; }

    IOutput AsUntypedOutput();
}

/// <summary>An argument: a value at hand, or an output that will give one.</summary>
public class Input<T> : IInput
{
    private readonly T? _value;
    private Output<T>? _output;

    private protected Input() { }

    private Input(T value) => _value = value;

    private Input(Output<T> output) => _output = output ?? throw new ArgumentNullException(nameof(output));

    object? IInput.Content => Content;

    internal virtual object? Content => _output ?? (object?)_value;

    public static implicit operator Input<T>(T value) => new(value);

    public static implicit operator Input<T>(Output<T> value) => new(value);

    public static implicit operator Output<T>(Input<T> input) => input.AsOutput();

    IOutput IInput.AsUntypedOutput() => AsOutput();

    internal virtual Output<T> AsOutput() => _output ??= Output.Create(_value!);
}
