using System.Formats.Tar;
using System.Text;
using System.Text.RegularExpressions;
using Infra.Tests.Programs;

namespace Infra.Tests.Laptop;

/// <summary>An image that replaces all others: BusyBox, the machine's own HAProxy and Redis, and a server of health pages.</summary>
/// <remarks>Without a registry no image is available. BusyBox answers the requests meant for other programs.</remarks>
internal static partial class StandInImage
{
    private const UnixFileMode Executable = (UnixFileMode)0b111_101_101;
    private const UnixFileMode Sticky = (UnixFileMode)0b1_111_111_111;

    /// <summary>Runs its argument if it is a program, otherwise serves <c>PORT</c>, otherwise writes heartbeats as a worker does.</summary>
    private const string Entrypoint = """
        #!/bin/sh
        command -v "$1" > /dev/null && exec "$@"
        [ -n "$HEARTBEAT_FILE" ] || exec httpd -f -p "$PORT" -h /www
        while touch "$HEARTBEAT_FILE"; do sleep 1; done

        """;

    /// <summary>Requests the page in its arguments, or checks the age of the file in them.</summary>
    private const string Probe = """
        #!/bin/sh
        url=$(echo "$*" | grep -o "http://[^']*")
        [ -z "$url" ] || exec wget -q -O /dev/null "$url"
        file=$(echo "$*" | sed -n "s/.*stat('\([^']*\)').*/\1/p")
        [ "$(($(date +%s) - $(stat -c %Y "$file")))" -lt 120 ]

        """;

    private const string Applets =
        "awk cat chmod cp cut date echo env grep httpd id kill ls mkdir mv nc ps rm sed sh sleep sort stat sync timeout touch tr wget";

    private static readonly string[] Pages = ["health", "api/health", "_stcore/health", "metrics", "-/healthy"];

    /// <summary>The directories that images own, by user.</summary>
    private static readonly (string Path, int User, UnixFileMode Mode)[] Directories =
    [
        ("tmp", 0, Sticky),
        ("data", 999, Executable),
        ("var/lib/haproxy", 99, Executable),
        ("prometheus", 65_534, Executable),
        ("alertmanager", 65_534, Executable),
        ("var/lib/grafana", 472, Executable),
    ];

    /// <summary>Returns the whole file system in the format of <c>docker import</c>.</summary>
    public static async Task<byte[]> TarAsync()
    {
        using var stream = new MemoryStream();
        await using (var tar = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var (path, user, mode) in Directories)
            {
                await tar.WriteEntryAsync(
                    new PaxTarEntry(TarEntryType.Directory, path)
                    {
                        Uid = user,
                        Gid = user,
                        Mode = mode,
                    }
                );
            }

            foreach (var applet in Applets.Split(' '))
            {
                await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.SymbolicLink, $"bin/{applet}") { LinkName = "/bin/busybox" });
            }

            foreach (var page in Pages)
            {
                await WriteAsync(tar, $"www/{page}", "ok\n");
            }

            await WriteAsync(tar, "stand-in", Entrypoint);
            foreach (var program in new[] { "curl", "python3", "node" })
            {
                await WriteAsync(tar, $"bin/{program}", Probe);
            }

            await CopyWithLibrariesAsync(tar, "busybox", "flock", "haproxy", "redis-server", "redis-cli");
        }

        return stream.ToArray();
    }

    /// <summary>Returns an archive with one file owned by root, as the provider uploads it.</summary>
    public static byte[] Upload(string path, string text, string permissions)
    {
        using var stream = new MemoryStream();
        using (var tar = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true))
        {
            tar.WriteEntry(
                new PaxTarEntry(TarEntryType.RegularFile, path.TrimStart('/'))
                {
                    Mode = (UnixFileMode)Convert.ToInt32(permissions, 8),
                    DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)),
                }
            );
        }

        return stream.ToArray();
    }

    private static Task WriteAsync(TarWriter tar, string path, string text) =>
        tar.WriteEntryAsync(
            new PaxTarEntry(TarEntryType.RegularFile, path)
            {
                Mode = Executable,
                DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)),
            }
        );

    private static async Task CopyWithLibrariesAsync(TarWriter tar, params string[] programs)
    {
        var libraries = new HashSet<string>(StringComparer.Ordinal);
        foreach (var program in programs)
        {
            await CopyAsync(tar, program, $"bin/{program}");
            var list = await InstalledProgram.RunAsync("ldd", [InstalledProgram.Find(program)!]);
            libraries.UnionWith(Library().Matches(list.Output).Select(match => match.Value));
        }

        foreach (var library in libraries.Order(StringComparer.Ordinal))
        {
            await CopyAsync(tar, library, library.TrimStart('/'));
        }
    }

    private static async Task CopyAsync(TarWriter tar, string program, string path)
    {
        await using var file = File.OpenRead(program.StartsWith('/') ? program : InstalledProgram.Find(program)!);
        await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, path) { Mode = Executable, DataStream = file });
    }

    [GeneratedRegex("/lib[^ )]*", RegexOptions.CultureInvariant)]
    private static partial Regex Library();
}
