using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Engine.Values;

/// <summary>Named values, in ordinal order of their names.</summary>
public sealed record MapValue : PropertyValue, IEnumerable<KeyValuePair<string, PropertyValue>>
{
    private readonly KeyValuePair<string, PropertyValue>[] _entries;

    /// <summary>Creates a map from entries in any order; the last of several entries with the same name is used.</summary>
    public MapValue(IEnumerable<KeyValuePair<string, PropertyValue>> entries)
        : this(Sorted(entries)) { }

    private MapValue(KeyValuePair<string, PropertyValue>[] entries)
    {
        _entries = entries;
        HasUnknowns = Array.Exists(entries, entry => entry.Value.HasUnknowns);
    }

    /// <summary>The empty map.</summary>
    public static MapValue Empty { get; } = new([]);

    /// <inheritdoc/>
    public override bool HasUnknowns { get; }

    /// <summary>The number of entries.</summary>
    public int Count => _entries.Length;

    /// <summary>The names, in ordinal order.</summary>
    public IEnumerable<string> Keys => _entries.Select(entry => entry.Key);

    /// <summary>Gets the value of that name, or null.</summary>
    public PropertyValue? this[string key] => TryGetValue(key, out var value) ? value : null;

    /// <summary>Finds the value of a name.</summary>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out PropertyValue value)
    {
        int low = 0,
            high = _entries.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(_entries[middle].Key, key);
            if (order == 0)
            {
                value = _entries[middle].Value;
                return true;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        value = null;
        return false;
    }

    /// <summary>Returns these entries, added to or replaced by others.</summary>
    public MapValue With(IEnumerable<KeyValuePair<string, PropertyValue>> others) => new(_entries.Concat(others));

    /// <summary>Returns these entries without the given names.</summary>
    public MapValue Without(params IEnumerable<string> keys)
    {
        var left = keys.ToHashSet(StringComparer.Ordinal);
        return new MapValue(Array.FindAll(_entries, entry => !left.Contains(entry.Key)));
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, PropertyValue>> GetEnumerator() => _entries.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(MapValue? other) =>
        other is not null
        && _entries.Length == other._entries.Length
        && _entries.Zip(other._entries).All(both => both.First.Key == both.Second.Key && both.First.Value.Equals(both.Second.Value));

    /// <inheritdoc/>
    public override int GetHashCode() => _entries.Length == 0 ? 0 : HashCode.Combine(_entries.Length, _entries[0].Key);

    private static KeyValuePair<string, PropertyValue>[] Sorted(IEnumerable<KeyValuePair<string, PropertyValue>> entries)
    {
        var last = new Dictionary<string, PropertyValue>(StringComparer.Ordinal);
        foreach (var (key, value) in entries)
        {
            last[key] = value;
        }

        var sorted = last.ToArray();
        Array.Sort(sorted, (a, b) => string.CompareOrdinal(a.Key, b.Key));
        return sorted;
    }
}
