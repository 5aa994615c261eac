using System.Security.Cryptography;
using System.Text;
using Engine.Diagnostics;
using Engine.Files;
using Engine.Values;

namespace Engine.Wire;

/// <summary>
/// Hashes assets as Pulumi's engine does: an asset by its bytes; an archive that is an archive file by that file; any other archive as a
/// tar archive of its members, each once.
/// </summary>
internal static class AssetHash
{
    /// <param name="asset">The asset or archive.</param>
    /// <param name="directory">The program's folder, from which relative paths start.</param>
    /// <param name="visible">The files that may be hashed, because a hash reveals something about its file; by default all.</param>
    /// <returns>The hash; empty for content that would have to be downloaded.</returns>
    /// <exception cref="WireException">A file is not readable or not visible, or is one that Pulumi does not accept.</exception>
    public static string Compute(AssetValue asset, string directory, VisibleFiles? visible = null)
    {
        var files = visible ?? VisibleFiles.All;
        try
        {
            return NeedsFetching(asset) ? ""
                : asset.Source == ContentSource.Text ? Hex(SHA256.HashData(Encoding.UTF8.GetBytes(asset.Location)))
                : FileOf(asset, directory) is { } file ? OfFile(file, files)
                : OfMembers(asset, directory, files);
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
            var refused = (exception as FaultException)?.Faults[0];
            var kind = asset.IsArchive ? "archive" : "asset";
            throw new WireException($"The {kind} '{asset.Location}' cannot be read: {refused?.Message ?? exception.Message}", exception)
            {
                ToFault =
                    refused is not null && EngineDiagnostics.IsFileNotVisible(refused)
                        ? EngineDiagnostics.AssetNotVisible
                        : EngineDiagnostics.InvalidValue,
            };
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

    private static string OfFile(string path, VisibleFiles files)
    {
        using var file = AssetFile.Open(path, files);
        return Hex(SHA256.HashData(file));
    }

    private static string OfMembers(AssetValue archive, string directory, VisibleFiles files)
    {
        using var tar = new GoTar();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in new ArchiveMembers(directory, files).Read(archive).Where(member => names.Add(member.Name)))
        {
            tar.Add(member.Name, member.Length, member.Content);
        }

        return tar.Finish();
    }

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}
