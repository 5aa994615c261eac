using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A list that can be an output and can contain outputs.</summary>
/// <remarks>Elements are added with a collection initializer or <see cref="Add(Input{T}[])"/>.</remarks>
public sealed class InputList<T> : Input<ImmutableArray<T>>, IEnumerable, IAsyncEnumerable<Input<T>>
{
    private Input<ImmutableArray<Input<T>>> _elements;

    public InputList()
        : this((Input<ImmutableArray<Input<T>>>)ImmutableArray<Input<T>>.Empty) { }

    private InputList(Input<ImmutableArray<Input<T>>> elements) => _elements = elements;

    internal override object? Content => _elements.Content;

    public static implicit operator InputList<T>(T value) => Create((Input<T>)value);

    public static implicit operator InputList<T>(Output<T> value) => Create((Input<T>)value);

    public static implicit operator InputList<T>(Input<T> value) => Create(value);

    public static implicit operator InputList<T>(T[] values) => Create([.. values.Select(value => (Input<T>)value)]);

    public static implicit operator InputList<T>(Output<T>[] values) => Create([.. values.Select(value => (Input<T>)value)]);

    public static implicit operator InputList<T>(Input<T>[] values) => Create(values);

    public static implicit operator InputList<T>(List<T> values) => Create([.. values.Select(value => (Input<T>)value)]);

    public static implicit operator InputList<T>(List<Output<T>> values) => Create([.. values.Select(value => (Input<T>)value)]);

    public static implicit operator InputList<T>(List<Input<T>> values) => Create([.. values]);

    public static implicit operator InputList<T>(ImmutableArray<T> values) => new(Wrapped(values));

    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values) =>
        new(values.IsDefault ? default : ImmutableArray.CreateRange(values, value => (Input<T>)value));

    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values) => new(values);

    public static implicit operator InputList<T>(Output<T[]> values) => values.Apply(array => array.AsEnumerable());

    public static implicit operator InputList<T>(Output<List<T>> values) => values.Apply(list => list.AsEnumerable());

    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) => new(values.Apply(Wrapped));

    public static implicit operator InputList<T>(Output<IEnumerable<T>> values) =>
        new(values.Apply(items => items.Select(item => (Input<T>)item).ToImmutableArray()));

    public void Add(params Input<T>[] inputs) => _elements = Joined(_elements, inputs.ToImmutableArray());

    public void Add(InputList<T> inputs) => AddRange(inputs);

    public void AddRange(InputList<T> inputs) => _elements = Joined(_elements, inputs._elements);

    public InputList<T> Concat(InputList<T> other) => new(Joined(_elements, other._elements));

    IEnumerator IEnumerable.GetEnumerator() =>
        throw new NotSupportedException($"The elements of an {nameof(InputList<>)} are not known yet; enumerate it with await foreach.");

    public async IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        // As in the official SDK, one unknown element makes the whole list unknown, and the elements are no longer secret.
        var data = await AsOutput().Data.ConfigureAwait(false);
        if (!data.IsKnown)
        {
            yield break;
        }

        foreach (var element in data.Value)
        {
            yield return element;
        }
    }

    internal override Output<ImmutableArray<T>> AsOutput() =>
        _elements.Apply(elements => elements.IsDefault ? Output.Create(default(ImmutableArray<T>)) : Output.All(elements));

    /// <summary>Wraps an absent list as an absent list; on the wire it is an empty list.</summary>
    private static ImmutableArray<Input<T>> Wrapped(ImmutableArray<T> values) =>
        values.IsDefault ? default : ImmutableArray.CreateRange(values, value => (Input<T>)value);

    private static InputList<T> Create(params Input<T>[] elements) => new(elements.ToImmutableArray());

    private static Input<ImmutableArray<Input<T>>> Joined(Input<ImmutableArray<Input<T>>> first, Input<ImmutableArray<Input<T>>> second) =>
        first.Content is ImmutableArray<Input<T>> { IsDefault: false } a
        && second.Content is ImmutableArray<Input<T>> { IsDefault: false } b
            ? a.AddRange(b)
            : Output.Tuple(first, second).Apply(both => both.Item1.AddRange(both.Item2));
}
