using System.Security.Cryptography;

namespace Engine.Hosts.DotNet.Inputs;

/// <summary>A file, or its absence, as a build found it.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Stamp">What the file system said of it.</param>
/// <param name="Digest">Of its contents; empty for a folder and for a file that was absent.</param>
internal sealed record FileState(string Path, FileStamp Stamp, string Digest)
{
    public static FileState Of(string path) => new(path, FileStamp.Of(path), DigestOf(path));

    public Freshness Compare()
    {
        var now = FileStamp.Of(Path);
        return now == Stamp && (FileStamp.IsProof || Digest.Length == 0) ? Freshness.Same
            : now.Exists == Stamp.Exists && Digest.Length > 0 && DigestOf(Path) == Digest ? Stamped(now)
            : Freshness.Changed;
    }

    public FileState Renewed() => this with { Stamp = FileStamp.Of(Path) };

    public void Write(BinaryWriter writer)
    {
        writer.Write(Path);
        Stamp.Write(writer);
        writer.Write(Digest);
    }

    public static FileState Read(BinaryReader reader) => new(reader.ReadString(), FileStamp.Read(reader), reader.ReadString());

    private Freshness Stamped(FileStamp now) => now == Stamp ? Freshness.Same : Freshness.SameContents;

    private static string DigestOf(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return Convert.ToHexString(SHA256.HashData(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
