using System.Security.Cryptography;
using Engine.Diagnostics;
using Engine.Files;

namespace Engine.Hosts.DotNet.Inputs;

/// <summary>The state of a file at the time of a build; the file may not exist.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Stamp">Its metadata.</param>
/// <param name="Digest">The digest of its contents; empty for a folder and for a missing file.</param>
internal sealed record FileState(string Path, FileStamp Stamp, string Digest)
{
    public static FileState FromFile(string path) => new(path, FileStamp.FromFile(path), DigestOf(path));

    public Freshness Compare()
    {
        var now = FileStamp.FromFile(Path);
        return now == Stamp && (FileStamp.IsProof || Digest.Length == 0) ? Freshness.Same
            : now.Exists == Stamp.Exists && Digest.Length > 0 && DigestOf(Path) == Digest ? Stamped(now)
            : Freshness.Changed;
    }

    public FileState Renewed() => this with { Stamp = FileStamp.FromFile(Path) };

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
            using var file = InputFile.Open(path);
            return Convert.ToHexString(SHA256.HashData(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FaultException)
        {
            return "";
        }
    }
}
