using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using Engine.Diagnostics;
using Engine.Files;
using Engine.Values;

namespace Engine.Wire;

/// <summary>
/// Hashes assets as Pulumi's engine does: an asset by its bytes; an archive that is an archive file by that file; any other archive as a
/// USTAR archive of its members in ordinal order, each with mode 0600 and no date.
/// </summary>
internal static class AssetHash
{
    private static readonly string[] ArchiveFiles = [".tar", ".tgz", ".tar.gz", ".zip", ".jar"];

    /// <returns>The hash; empty for a URI, because nothing is downloaded.</returns>
    /// <exception cref="WireException">A file is not readable.</exception>
    public static string Of(AssetValue asset, string directory)
    {
        try
        {
            return asset switch
            {
                { Source: ContentSource.Uri } => "",
                { Source: ContentSource.Text } => Hex(SHA256.HashData(Encoding.UTF8.GetBytes(asset.Location))),
                { Source: ContentSource.Path }
                    when !asset.IsArchive || ArchiveFiles.Any(end => asset.Location.EndsWith(end, StringComparison.Ordinal)) => OfFile(
                    directory,
                    asset.Location
                ),
                _ when NeedsFetching(asset) => "",
                _ => OfMembers(asset, directory),
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or FaultException)
        {
            var why = exception is FaultException refused ? refused.Faults[0].Message : exception.Message;
            throw new WireException($"The {(asset.IsArchive ? "archive" : "asset")} '{asset.Location}' cannot be read: {why}", exception);
        }
    }

    private static bool NeedsFetching(AssetValue asset) =>
        asset.Source == ContentSource.Uri || asset.Assets.Values.OfType<AssetValue>().Any(NeedsFetching);

    private static string OfFile(string directory, string path)
    {
        using var file = InputFile.Open(Path.Combine(directory, path));
        return Hex(SHA256.HashData(file));
    }

    private static string OfMembers(AssetValue archive, string directory)
    {
        using var tar = new MemoryStream();
        using (var writer = new TarWriter(tar, TarEntryFormat.Ustar, leaveOpen: true))
        {
            var written = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (name, content) in Members(archive, directory).Where(member => written.Add(member.Name)))
            {
                writer.WriteEntry(
                    new UstarTarEntry(TarEntryType.RegularFile, name)
                    {
                        Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                        ModificationTime = DateTimeOffset.UnixEpoch,
                        DataStream = new MemoryStream(content),
                    }
                );
            }
        }

        var bytes = tar.ToArray();
        FillDeviceNumbers(bytes);
        return Hex(SHA256.HashData(bytes));
    }

    /// <summary>
    /// Sets the device numbers of all files to zero as Pulumi's engine does: it is written in Go, whose tar writer fills in these fields,
    /// whereas .NET's leaves them empty. Offsets and widths are those of POSIX ustar.
    /// </summary>
    private static void FillDeviceNumbers(Span<byte> tar)
    {
        const int block = 512;
        while (tar.Length >= block && tar[0] != 0)
        {
            var header = tar[..block];
            "0000000\0"u8.CopyTo(header[329..]);
            "0000000\0"u8.CopyTo(header[337..]);
            "        "u8.CopyTo(header[148..]);
            var sum = 0;
            foreach (var value in header)
            {
                sum += value;
            }

            Encoding.ASCII.GetBytes($"{Convert.ToString(sum, 8).PadLeft(6, '0')}\0 ").CopyTo(header[148..]);
            var size = Convert.ToInt32(Encoding.ASCII.GetString(header[124..135]), 8);
            tar = tar[(block + ((size + block - 1) / block * block))..];
        }
    }

    private static IEnumerable<(string Name, byte[] Content)> Members(AssetValue asset, string directory)
    {
        if (asset.Source == ContentSource.Path)
        {
            var root = Path.Combine(directory, asset.Location);
            return Directory
                .EnumerateFiles(root, "*", SearchOption.AllDirectories)
                .Select(file => (Name: Path.GetRelativePath(root, file).Replace('\\', '/'), file))
                .OrderBy(file => file.Name, StringComparer.Ordinal)
                .Select(file => (file.Name, ReadAll(file.file)));
        }

        return asset.Assets.SelectMany(member =>
            member.Value is AssetValue { IsArchive: true } inner
                ? Members(inner, directory).Select(file => ($"{member.Key}/{file.Name}", file.Content))
                : [(member.Key, Content(member.Value, directory))]
        );
    }

    private static byte[] Content(PropertyValue member, string directory) =>
        member switch
        {
            AssetValue { Source: ContentSource.Path } file => ReadAll(Path.Combine(directory, file.Location)),
            AssetValue text => Encoding.UTF8.GetBytes(text.Location),
            _ => throw new WireException("An archive holds something that is neither an asset nor an archive."),
        };

    private static byte[] ReadAll(string path)
    {
        using var file = InputFile.Open(path);
        var content = new byte[file.Length];
        file.ReadExactly(content);
        return content;
    }

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}
