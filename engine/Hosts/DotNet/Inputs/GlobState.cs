using System.Security.Cryptography;
using System.Text;

namespace Engine.Hosts.DotNet.Inputs;

/// <summary>The matches of a pattern at the time of a build. They remain valid while the searched folders are unchanged.</summary>
internal sealed record GlobState(InputGlob Glob, List<FileState> Folders, string Digest)
{
    public static GlobState From(InputGlob glob)
    {
        var (folders, files) = glob.Match();
        return new(glob, [.. folders.DefaultIfEmpty(glob.Folder).Select(Folder)], DigestOf(files));
    }

    public Freshness Compare() =>
        FileStamp.IsProof && Folders.TrueForAll(folder => FileStamp.FromFile(folder.Path) == folder.Stamp) ? Freshness.Same
        : DigestOf(Glob.Match().Files) == Digest ? Freshness.SameContents
        : Freshness.Changed;

    public GlobState Renewed() => From(Glob);

    /// <summary>Returns the files that were created during the build, which it may have missed.</summary>
    public IEnumerable<string> LateFiles(long start) => Glob.Match().Files.Where(file => FileStamp.FromFile(file).Touched >= start);

    public void Write(BinaryWriter writer)
    {
        Glob.Write(writer);
        writer.WriteAll(Folders, folder => folder.Write(writer));
        writer.Write(Digest);
    }

    public static GlobState Read(BinaryReader reader) =>
        new(InputGlob.Read(reader), reader.ReadAll(() => FileState.Read(reader)), reader.ReadString());

    private static string DigestOf(List<string> files) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', files))));

    private static FileState Folder(string path) => new(path, FileStamp.FromFile(path), "");
}
