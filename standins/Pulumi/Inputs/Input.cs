namespace Pulumi;

internal interface IInput
{
    /// <summary>The content to send to the engine: a plain value, an output, or a collection whose elements are inputs.</summary>
    object? Content { get; }

    IOutput AsUntypedOutput();
}

/// <summary>An argument: either a plain value or an output.</summary>
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
