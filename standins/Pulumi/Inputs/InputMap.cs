using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A map whose values, and the map itself, may be outputs.</summary>
/// <remarks>Grows through an initializer or <see cref="Add(string, Input{TValue})"/>.</remarks>
public sealed class InputMap<TValue>
    : Input<ImmutableDictionary<string, TValue>>,
        IEnumerable,
        IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>
{
    private Input<ImmutableDictionary<string, Input<TValue>>> _entries;

    public InputMap()
        : this((Input<ImmutableDictionary<string, Input<TValue>>>)ImmutableDictionary<string, Input<TValue>>.Empty) { }

    private InputMap(Input<ImmutableDictionary<string, Input<TValue>>> entries) => _entries = entries;

    internal override object? Content => _entries.Content;

    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values) => new(Wrapped(values));

    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values) => new(Wrapped(values));

    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values) => new(values.Apply(Wrapped));

    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values) => new(values.Apply(Wrapped));

    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values) => new(values.Apply(Wrapped));

    public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second) =>
        new(Joined(first._entries, second._entries, (_, _, last) => last));

    public void Add(string key, Input<TValue> value) =>
        _entries = Joined(_entries, ImmutableDictionary<string, Input<TValue>>.Empty.Add(key, value), SameOrThrow);

    public void Add(InputMap<TValue> values) => AddRange(values);

    public void AddRange(InputMap<TValue> values) => _entries = Joined(_entries, values._entries, SameOrThrow);

    IEnumerator IEnumerable.GetEnumerator() =>
        throw new NotSupportedException($"The entries of an {nameof(InputMap<>)} are not known yet; enumerate it with await foreach.");

    public async IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        var data = await _entries.AsOutput().Data.ConfigureAwait(false);
        if (!data.IsKnown)
        {
            yield break;
        }

        foreach (var (key, value) in data.Value)
        {
            yield return value.Apply(known => KeyValuePair.Create(key, known));
        }
    }

    internal override Output<ImmutableDictionary<string, TValue>> AsOutput() =>
        _entries.Apply(entries =>
            Output
                .All(
                    entries.Select(entry =>
                        (Input<KeyValuePair<string, TValue>>)entry.Value.Apply(value => KeyValuePair.Create(entry.Key, value))
                    )
                )
                .Apply(pairs => pairs.ToImmutableDictionary())
        );

    private static ImmutableDictionary<string, Input<TValue>> Wrapped(IEnumerable<KeyValuePair<string, TValue>> values) =>
        values.ToImmutableDictionary(pair => pair.Key, pair => (Input<TValue>)pair.Value);

    private static Input<TValue> SameOrThrow(string key, Input<TValue> first, Input<TValue> second) =>
        Output
            .Tuple(first, second)
            .Apply(both =>
                EqualityComparer<TValue>.Default.Equals(both.Item1, both.Item2)
                    ? both.Item1
                    : throw new ArgumentException($"The map has the key '{key}' already, with another value.", nameof(key))
            );

    private static Input<ImmutableDictionary<string, Input<TValue>>> Joined(
        Input<ImmutableDictionary<string, Input<TValue>>> first,
        Input<ImmutableDictionary<string, Input<TValue>>> second,
        Func<string, Input<TValue>, Input<TValue>, Input<TValue>> onConflict
    )
    {
        return
            first.Content is ImmutableDictionary<string, Input<TValue>> a && second.Content is ImmutableDictionary<string, Input<TValue>> b
            ? Join(a, b)
            : Output.Tuple(first, second).Apply(both => Join(both.Item1, both.Item2));

        ImmutableDictionary<string, Input<TValue>> Join(
            ImmutableDictionary<string, Input<TValue>> into,
            ImmutableDictionary<string, Input<TValue>> added
        ) =>
            into.SetItems(
                added.Select(entry =>
                    into.TryGetValue(entry.Key, out var existing)
                        ? KeyValuePair.Create(entry.Key, onConflict(entry.Key, existing, entry.Value))
                        : entry
                )
            );
    }
}
