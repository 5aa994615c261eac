using System.Collections.Immutable;

namespace Engine.Values;

/// <summary>Where the content of an asset or archive comes from.</summary>
public enum ContentSource
{
    /// <summary>Given in the program.</summary>
    Text,

    /// <summary>A file or folder, from the program's directory.</summary>
    Path,

    /// <summary>An address.</summary>
    Uri,

    /// <summary>A set of assets and archives by name (archives only).</summary>
    Assets,
}

/// <summary>A file, or with <paramref name="IsArchive"/> a set of files, given as a value.</summary>
/// <param name="IsArchive">Whether it is a set of files.</param>
/// <param name="Source">Where its content comes from.</param>
/// <param name="Location">The text, path or address; empty for <see cref="ContentSource.Assets"/>.</param>
/// <param name="Assets">The members of a set.</param>
/// <param name="Hash">
/// SHA-256 of the content in lower-case hexadecimal, as Pulumi's own engine takes it; empty where the content cannot be read.
/// </param>
public sealed record AssetValue(
    bool IsArchive,
    ContentSource Source,
    string Location,
    ImmutableSortedDictionary<string, PropertyValue> Assets,
    string Hash
) : PropertyValue
{
    /// <inheritdoc/>
    public override bool HasUnknowns => false;

    /// <inheritdoc/>
    public bool Equals(AssetValue? other) =>
        other is not null
        && IsArchive == other.IsArchive
        && Hash == other.Hash
        && (Hash.Length > 0 || (Source == other.Source && Location == other.Location && Assets.SequenceEqual(other.Assets)));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsArchive, Hash);
}
