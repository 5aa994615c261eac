using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A map that can be an output and whose values can be outputs.</summary>
/// <remarks>Entries are added with a collection initializer or <see cref="Add(string, Input{TValue})"/>.</remarks>
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

    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values) =>
        values is null ? new(Output.Create(values!).Apply(Wrapped)) : new(Wrapped(values));

    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values) => new(WrappedOrNull(values));

    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values) => new(values.Apply(Wrapped));

    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values) => new(values.Apply(Wrapped));

    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values) =>
        new(values.Apply(WrappedOrNull));

    public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second) =>
        new(Joined(first._entries, second._entries, (into, added) => into.SetItems(added)));

    public void Add(string key, Input<TValue> value) =>
        _entries = Joined(
            _entries,
            ImmutableDictionary<string, Input<TValue>>.Empty.Add(key, value),
            (into, added) => WithSame(into, key, added[key])
        );

    public void Add(InputMap<TValue> values) => AddRange(values);

    /// <remarks>As in the official SDK, a key that exists in both maps fails this map, even if the values are equal.</remarks>
    public void AddRange(InputMap<TValue> values) => _entries = Joined(_entries, values._entries, (into, added) => into.AddRange(added));

    IEnumerator IEnumerable.GetEnumerator() =>
        throw new NotSupportedException($"The entries of an {nameof(InputMap<>)} are not known yet; enumerate it with await foreach.");

    public async IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        // As in the official SDK, one unknown value makes the whole map unknown, and the values are no longer secret.
        var data = await AsOutput().Data.ConfigureAwait(false);
        if (!data.IsKnown)
        {
            yield break;
        }

        foreach (var entry in data.Value)
        {
            yield return entry;
        }
    }

    internal override Output<ImmutableDictionary<string, TValue>> AsOutput() => _entries.Apply(Flattened);

    private static Output<ImmutableDictionary<string, TValue>> Flattened(ImmutableDictionary<string, Input<TValue>> entries) =>
        entries is null
            ? Output.Create((ImmutableDictionary<string, TValue>)null!)
            : Output
                .All(
                    entries.Select(entry =>
                        (Input<KeyValuePair<string, TValue>>)entry.Value.Apply(value => KeyValuePair.Create(entry.Key, value))
                    )
                )
                .Apply(pairs => pairs.ToImmutableDictionary());

    private static ImmutableDictionary<string, Input<TValue>> Wrapped(IEnumerable<KeyValuePair<string, TValue>> values) =>
        values.ToImmutableDictionary(pair => pair.Key, pair => (Input<TValue>)pair.Value);

    /// <summary>Wraps a map; one that the provider did not return stays null and is not sent.</summary>
    private static ImmutableDictionary<string, Input<TValue>> WrappedOrNull(ImmutableDictionary<string, TValue>? values) =>
        values is null ? null! : Wrapped(values);

    private static ImmutableDictionary<string, Input<TValue>> WithSame(
        ImmutableDictionary<string, Input<TValue>> into,
        string key,
        Input<TValue> value
    ) =>
        into.TryGetValue(key, out var existing)
            ? into.SetItem(
                key,
                Output
                    .Tuple(existing, value)
                    .Apply(both =>
                        EqualityComparer<TValue>.Default.Equals(both.Item1, both.Item2)
                            ? both.Item1
                            : throw new ArgumentException($"Key '{key}' already exists in the map with a different value.")
                    )
            )
            : into.Add(key, value);

    /// <summary>Joins two maps, immediately if both are plain values. An error fails the map, not the caller.</summary>
    private static Input<ImmutableDictionary<string, Input<TValue>>> Joined(
        Input<ImmutableDictionary<string, Input<TValue>>> first,
        Input<ImmutableDictionary<string, Input<TValue>>> second,
        Func<
            ImmutableDictionary<string, Input<TValue>>,
            ImmutableDictionary<string, Input<TValue>>,
            ImmutableDictionary<string, Input<TValue>>
        > join
    )
    {
        if (first.Content is ImmutableDictionary<string, Input<TValue>> a && second.Content is ImmutableDictionary<string, Input<TValue>> b)
        {
            try
            {
                return join(a, b);
            }
            catch (ArgumentException exception)
            {
                return Output.Create(Task.FromException<ImmutableDictionary<string, Input<TValue>>>(exception));
            }
        }

        return Output.Tuple(first, second).Apply(both => join(both.Item1, both.Item2));
    }
}
