using System.IO.Compression;
using Infra.Quantities;
using Infra.Settings;
using Pulumi.Cloudflare.Inputs;

namespace Infra.Cloudflare.Workers;

/// <summary>The modules of a release: the files in a folder that Workers can run. Other files are ignored.</summary>
public sealed record WorkerBundle(DeployedFolder Folder)
{
    /// <summary>The entry module.</summary>
    public const string MainModule = "index.js";

    /// <summary>Source: https://developers.cloudflare.com/workers/configuration/multipart-upload-metadata/.</summary>
    private static readonly Dictionary<string, string> ContentTypes = new()
    {
        [".js"] = "application/javascript+module",
        [".mjs"] = "application/javascript+module",
        [".wasm"] = "application/wasm",
    };

    /// <summary>Whether the bundle contains the entry module.</summary>
    public bool IsComplete => Names.Contains(MainModule);

    /// <summary>A hash that changes whenever a file in the folder changes.</summary>
    public string Fingerprint => Folder.Fingerprint;

    /// <summary>The total size of all modules.</summary>
    public Kibibytes Size => Kibibytes.OfBytes(Names.Sum(name => (long)Folder.Read(name).Length));

    /// <summary>The total size of the modules, each compressed separately, which is how they are uploaded and limited.</summary>
    public Kibibytes CompressedSize => Kibibytes.OfBytes(Names.Sum(name => Compressed(Folder.Read(name))));

    /// <summary>The modules in the provider's form, in ordinal order.</summary>
    internal IEnumerable<WorkerVersionModuleArgs> Modules =>
        Names.Select(name => new WorkerVersionModuleArgs
        {
            Name = name,
            ContentType = ContentTypes[Path.GetExtension(name)],
            ContentFile = $"{Folder.Path}/{name}",
        });

    private IEnumerable<string> Names => Folder.Files().Where(name => ContentTypes.ContainsKey(Path.GetExtension(name)));

    private static long Compressed(byte[] contents)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(contents);
        }

        return compressed.Length;
    }
}
