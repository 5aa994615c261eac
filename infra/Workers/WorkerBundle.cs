using System.IO.Compression;
using Infra.Quantities;
using Infra.Settings;
using Pulumi.Cloudflare.Inputs;

namespace Infra.Workers;

/// <summary>The modules of a release: the files of a folder that Workers run. What else lies there is left where it is.</summary>
public sealed record WorkerBundle(ProjectFolder Folder)
{
    /// <summary>The module that is started.</summary>
    public const string MainModule = "index.js";

    /// <summary>Source: https://developers.cloudflare.com/workers/configuration/multipart-upload-metadata/.</summary>
    private static readonly Dictionary<string, string> ContentTypes = new()
    {
        [".js"] = "application/javascript+module",
        [".mjs"] = "application/javascript+module",
        [".wasm"] = "application/wasm",
    };

    /// <summary>Whether there is something to start.</summary>
    public bool IsComplete => Names.Contains(MainModule);

    /// <summary>Differs whenever a file of the folder does.</summary>
    public string Fingerprint => Folder.Fingerprint;

    /// <summary>What all modules come to.</summary>
    public Kibibytes Size => Kibibytes.OfBytes(Names.Sum(name => (long)Folder.Read(name).Length));

    /// <summary>What they come to compressed, each by itself, as they are sent and limited.</summary>
    public Kibibytes CompressedSize => Kibibytes.OfBytes(Names.Sum(name => Compressed(Folder.Read(name))));

    /// <summary>The modules as the provider takes them, in ordinal order.</summary>
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
