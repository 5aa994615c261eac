using System.Security.Cryptography;
using System.Text;
using Engine.Diagnostics;
using Engine.Values;

namespace Engine.Wire;

/// <summary>
/// Hashes assets as Pulumi's engine does: an asset by its bytes; an archive that is an archive file by that file; any other archive as a
/// tar archive of its members, each once.
/// </summary>
internal static class AssetHash
{
    /// <returns>The hash; empty for content that would have to be downloaded.</returns>
    /// <exception cref="WireException">A file is not readable, or is one that Pulumi does not accept.</exception>
    public static string Compute(AssetValue asset, string directory)
    {
        try
        {
            return NeedsFetching(asset) ? ""
                : asset.Source == ContentSource.Text ? Hex(SHA256.HashData(Encoding.UTF8.GetBytes(asset.Location)))
                : FileOf(asset, directory) is { } file ? OfFile(file)
                : OfMembers(asset, directory);
        }
        catch (Exception exception)
            when (exception
                    is IOException
                        or UnauthorizedAccessException
                        or ArgumentException
                        or InvalidDataException
                        or FormatException
                        or FaultException
            )
        {
            var why = exception is FaultException refused ? refused.Faults[0].Message : exception.Message;
            throw new WireException($"The {(asset.IsArchive ? "archive" : "asset")} '{asset.Location}' cannot be read: {why}", exception);
        }
    }

    private static bool NeedsFetching(AssetValue asset)
    {
        if (asset.Source != ContentSource.Uri)
        {
            return asset.Assets.Values.OfType<AssetValue>().Any(NeedsFetching);
        }

        return asset.IsArchive && !ArchiveFile.HasName(AssetUri.PathOf(asset.Location))
            ? throw new WireException(
                $"The file at '{asset.Location}' is not a recognized archive; its name has to end in .tar, .tgz, .tar.gz, .zip or .jar."
            )
            : AssetUri.IsRemote(asset.Location);
    }

    /// <returns>The one file that is hashed as it is, or null for members.</returns>
    private static string? FileOf(AssetValue asset, string directory)
    {
        if (asset.Source == ContentSource.Assets)
        {
            return null;
        }

        var path = asset.Source == ContentSource.Uri ? AssetUri.FileOf(asset.Location) : GoPath.From(directory, asset.Location);
        return !asset.IsArchive || ArchiveFile.HasName(path) ? path : null;
    }

    private static string OfFile(string path)
    {
        using var file = AssetFile.Open(path);
        return Hex(SHA256.HashData(file));
    }

    private static string OfMembers(AssetValue archive, string directory)
    {
        using var tar = new GoTar();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in new ArchiveMembers(directory).Read(archive).Where(member => names.Add(member.Name)))
        {
            tar.Add(member.Name, member.Length, member.Content);
        }

        return tar.Finish();
    }

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}
