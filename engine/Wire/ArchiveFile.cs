using System.Formats.Tar;
using System.IO.Compression;
using Engine.Files;

namespace Engine.Wire;

/// <summary>An archive file. Only the extension determines its format.</summary>
internal static class ArchiveFile
{
    private const int FolderType = 0x4000;
    private const int TypeMask = 0xF000;

    private static readonly string[] Zip = [".zip", ".jar"];
    private static readonly string[] Gzip = [".tgz", ".tar.gz"];
    private const string Tar = ".tar";

    public static bool HasName(string path) => EndsIn(path, [Tar, .. Gzip, .. Zip]);

    /// <param name="file">The file.</param>
    /// <param name="name">The name whose extension determines the format.</param>
    /// <param name="visible">The files that may be read.</param>
    public static IEnumerable<ArchiveMember> Members(string file, string name, VisibleFiles visible) =>
        EndsIn(name, Zip) ? Zipped(file, visible)
        : EndsIn(name, Gzip) ? Tarred(file, visible, isCompressed: true)
        : Tarred(file, visible, isCompressed: false);

    private static bool EndsIn(string path, string[] ends) => ends.Any(end => path.EndsWith(end, StringComparison.Ordinal));

    private static IEnumerable<ArchiveMember> Zipped(string path, VisibleFiles visible)
    {
        using var file = AssetFile.Open(path, visible);
        using var zip = new ZipArchive(file, ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            if (entry.FullName.EndsWith('/') || ((entry.ExternalAttributes >> 16) & TypeMask) == FolderType)
            {
                continue;
            }

            using var content = entry.Open();
            yield return new ArchiveMember(GoPath.Clean(entry.FullName), entry.Length, content);
        }
    }

    private static IEnumerable<ArchiveMember> Tarred(string path, VisibleFiles visible, bool isCompressed)
    {
        using var file = AssetFile.Open(path, visible);
        using var tar = new TarReader(isCompressed ? new GZipStream(file, CompressionMode.Decompress) : file);
        while (tar.GetNextEntry() is { } entry)
        {
            switch (entry.EntryType)
            {
                case TarEntryType.Directory:
                    continue;
                case TarEntryType.RegularFile or TarEntryType.V7RegularFile:
                    yield return new ArchiveMember(GoPath.Clean(entry.Name), entry.Length, entry.DataStream ?? Stream.Null);
                    break;
                default:
                    throw new WireException($"'{entry.Name}' in {Path.GetFileName(path)} is a {entry.EntryType}; Pulumi reads only files.");
            }
        }
    }
}
