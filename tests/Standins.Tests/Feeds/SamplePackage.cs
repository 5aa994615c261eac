using System.IO.Compression;

namespace Standins.Tests.Feeds;

/// <summary>A NuGet package without content, by name and version.</summary>
internal sealed record SamplePackage(string Id, string Version)
{
    public string FileName => $"{Id.ToLowerInvariant()}.{Version}.nupkg";

    public byte[] Pack()
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(
                archive,
                $"{Id}.nuspec",
                "<package><metadata>"
                    + $"<id>{Id}</id><version>{Version}</version><authors>tests</authors><description>A sample.</description>"
                    + "<dependencies><group targetFramework=\"netstandard2.0\" /></dependencies></metadata></package>"
            );
            Write(archive, "lib/netstandard2.0/_._", "");
        }

        return packed.ToArray();
    }

    private static void Write(ZipArchive archive, string name, string content)
    {
        using var entry = new StreamWriter(archive.CreateEntry(name).Open());
        entry.Write(content);
    }
}
