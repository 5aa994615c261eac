namespace Pulumi;

/// <summary>A file or a set of files given as a value.</summary>
public abstract class AssetOrArchive
{
    private protected AssetOrArchive(string signature, string property, object content) =>
        (Signature, Property, Content) = (signature, property, content ?? throw new ArgumentNullException(nameof(content)));

    internal string Signature { get; }

    internal string Property { get; }

    internal object Content { get; }
}

/// <summary>A single file.</summary>
public abstract class Asset : AssetOrArchive
{
    private protected Asset(string property, string content)
        : base(Wire.Signatures.Asset, property, content) { }
}

public sealed class StringAsset : Asset
{
    public StringAsset(string text)
        : base(Wire.Signatures.Text, text) { }
}

public sealed class FileAsset : Asset
{
    public FileAsset(string path)
        : base(Wire.Signatures.Path, path) { }
}

public sealed class RemoteAsset : Asset
{
    public RemoteAsset(string uri)
        : base(Wire.Signatures.Uri, uri) { }
}

/// <summary>A set of files, given as a value.</summary>
public abstract class Archive : AssetOrArchive
{
    private protected Archive(string property, object content)
        : base(Wire.Signatures.Archive, property, content) { }
}

public sealed class FileArchive : Archive
{
    public FileArchive(string path)
        : base(Wire.Signatures.Path, path) { }
}

public sealed class RemoteArchive : Archive
{
    public RemoteArchive(string uri)
        : base(Wire.Signatures.Uri, uri) { }
}

public sealed class AssetArchive : Archive
{
    public AssetArchive(IDictionary<string, AssetOrArchive> assets)
        : base(Wire.Signatures.Assets, assets.ToDictionary(entry => entry.Key, entry => (object?)entry.Value)) { }
}

/// <summary>The value of an asset output when the engine returns another type; it cannot be sent.</summary>
internal sealed class InvalidAsset : Asset
{
    public InvalidAsset()
        : base(Wire.Signatures.Text, "") { }
}

/// <summary>The value of an archive output when the engine returns another type; it cannot be sent.</summary>
internal sealed class InvalidArchive : Archive
{
    public InvalidArchive()
        : base(Wire.Signatures.Assets, new Dictionary<string, object?>()) { }
}
