using System.Text;
using Engine.Files;
using Engine.Values;

namespace Engine.Wire;

/// <summary>
/// The files of an archive in the order in which Pulumi reads them: named assets by name, the files of a folder one folder after the other,
/// those of an archive file in its order. Names are compared as UTF-8.
/// </summary>
/// <param name="directory">The folder that relative paths start from.</param>
/// <param name="visible">The files that may be read.</param>
internal sealed class ArchiveMembers(string directory, VisibleFiles visible)
{
    /// <summary>The name of Pulumi's own folder, which archives omit, as they do a file of that name.</summary>
    private const string Bookkeeping = ".pulumi";

    /// <summary>Compares by code point, as UTF-8 does; UTF-16 sorts a character beyond the first plane before U+E000.</summary>
    public static IComparer<string> ByUtf8 { get; } =
        Comparer<string>.Create((one, other) => Encoding.UTF8.GetBytes(one).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(other)));

    /// <exception cref="WireException">A member that Pulumi does not accept.</exception>
    public IEnumerable<ArchiveMember> Read(AssetValue archive) =>
        archive.Source switch
        {
            ContentSource.Assets => OfSet(archive),
            ContentSource.Uri => ArchiveFile.Members(AssetUri.FileOf(archive.Location), AssetUri.PathOf(archive.Location), visible),
            _ => OfPath(archive.Location),
        };

    private IEnumerable<ArchiveMember> OfSet(AssetValue set)
    {
        foreach (var (name, member) in set.Assets.OrderBy(member => member.Key, ByUtf8))
        {
            switch (member)
            {
                case AssetValue { IsArchive: true } inner:
                    foreach (var file in Read(inner))
                    {
                        yield return file with
                        {
                            Name = GoPath.Join(name, file.Name),
                        };
                    }

                    break;
                case AssetValue { Source: ContentSource.Text } text:
                    var bytes = Encoding.UTF8.GetBytes(text.Location);
                    yield return new ArchiveMember(name, bytes.Length, new MemoryStream(bytes));
                    break;
                case AssetValue file:
                    using (var content = Open(file))
                    {
                        yield return new ArchiveMember(name, content.Length, content);
                    }

                    break;
                default:
                    throw new WireException("An archive contains something that is neither an asset nor an archive.");
            }
        }
    }

    private FileStream Open(AssetValue file) =>
        file.Source == ContentSource.Uri
            ? AssetFile.Open(AssetUri.FileOf(file.Location), visible)
            : AssetFile.Open(GoPath.From(directory, file.Location), visible);

    private IEnumerable<ArchiveMember> OfPath(string location)
    {
        var path = GoPath.From(directory, location);
        if (ArchiveFile.HasName(path))
        {
            return ArchiveFile.Members(path, path, visible);
        }

        visible.Check(path);
        return File.Exists(path) ? throw new WireException($"'{location}' is neither a recognized archive type nor a directory.")
            : !Directory.Exists(path) ? throw new DirectoryNotFoundException($"'{location}' does not exist.")
            : Root(path) ? OfFolder(path, "")
            : [];
    }

    /// <summary>
    /// Returns whether a folder's files belong to the archive: Pulumi creates an empty archive for a link to a folder, even if the program
    /// names it, and for Pulumi's own folder.
    /// </summary>
    private static bool Root(string path)
    {
        var folder = new DirectoryInfo(path);
        return (path.EndsWith('/') || folder.LinkTarget is null) && Path.GetFileName(path.TrimEnd('/')) != Bookkeeping;
    }

    private IEnumerable<ArchiveMember> OfFolder(string folder, string name)
    {
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos().OrderBy(entry => entry.Name, ByUtf8))
        {
            var path = Path.Combine(folder, entry.Name);
            if (entry.Name == Bookkeeping)
            {
                continue;
            }

            visible.Check(path);
            if (entry.LinkTarget is not null && Directory.Exists(path))
            {
                continue;
            }

            if (entry is DirectoryInfo)
            {
                foreach (var file in OfFolder(path, $"{name}{entry.Name}/"))
                {
                    yield return file;
                }

                continue;
            }

            using var content = AssetFile.Open(path, visible);
            yield return new ArchiveMember($"{name}{entry.Name}", content.Length, content);
        }
    }
}
