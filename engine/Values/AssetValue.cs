using System.Collections.Immutable;

namespace Engine.Values;

/// <summary>The source of the content of an asset or archive.</summary>
public enum ContentSource
{
    /// <summary>A string in the program.</summary>
    Text,

    /// <summary>A file or folder, relative to the program's directory.</summary>
    Path,

    /// <summary>A URI.</summary>
    Uri,

    /// <summary>Named assets and archives (archives only).</summary>
    Assets,
}

/// <summary>An asset or, with <paramref name="IsArchive"/>, an archive.</summary>
/// <param name="IsArchive">Whether it is an archive.</param>
/// <param name="Source">The source of its content.</param>
/// <param name="Location">The string, path or URI; empty for <see cref="ContentSource.Assets"/>.</param>
/// <param name="Assets">The members of an archive.</param>
/// <param name="Hash">
/// SHA-256 of the content in lower-case hexadecimal, as computed by Pulumi's own engine; empty if the content cannot be read.
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
