using System.Globalization;
using System.Text;
using Engine.Diagnostics;

namespace Engine.Files;

/// <summary>
/// Reads the files that come with a pull request: only regular files, up to a maximum size and within a deadline. A named pipe would block
/// forever, a link to <c>/dev/zero</c> would fill the memory, and a link into <c>/proc</c> would reveal what is not part of the project.
/// </summary>
public static class InputFile
{
    /// <summary>The maximum size of a YAML file, 1 MiB: about 40 times the largest settings file of this project.</summary>
    public const int MaximumYaml = 1024 * 1024;

    /// <summary>The maximum size of a configuration of NuGet, 1 MiB: hundreds of feeds.</summary>
    public const int MaximumConfiguration = 1024 * 1024;

    /// <summary>The maximum size of a plan, 64 MiB: a plan of 10,000 resources needs about half of it (docs/plan-format.md).</summary>
    public const int MaximumPlan = 64 * 1024 * 1024;

    /// <summary>
    /// The time limit for reading, far longer than a local disk needs; it ends the wait for a network drive that does not respond.
    /// </summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    private static readonly Encoding[] Encodings =
    [
        Utf8,
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
    ];

    /// <param name="path">The file's path.</param>
    /// <param name="maximum">The maximum size in bytes.</param>
    /// <param name="visible">The files that the path may lead to; all for a file that the caller names.</param>
    /// <exception cref="FaultException">
    /// ENG114: the path is not a regular file. ENG115: the file is too large. ENG116: reading takes too long. ENG345: the path leads to a
    /// file that is not visible.
    /// </exception>
    /// <exception cref="IOException">The file is missing or cannot be read for another reason.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is not readable for this user.</exception>
    public static byte[] ReadBytes(string path, int maximum, VisibleFiles? visible = null) =>
        Within(Deadline, path, () => Read(path, maximum, visible));

    /// <summary>Reads text in UTF-8, with or without a byte order mark, or in UTF-16 with one.</summary>
    /// <inheritdoc cref="ReadBytes"/>
    /// <exception cref="FaultException">ENG117: the file has another encoding. All faults of <see cref="ReadBytes"/>.</exception>
    public static string ReadText(string path, int maximum, VisibleFiles? visible = null)
    {
        var bytes = ReadBytes(path, maximum, visible);
        var encoding = Encodings.FirstOrDefault(known => bytes.AsSpan().StartsWith(known.Preamble)) ?? Utf8;
        var content = bytes.AsSpan(bytes.AsSpan().StartsWith(encoding.Preamble) ? encoding.Preamble.Length : 0);
        try
        {
            return encoding.GetString(content);
        }
        catch (DecoderFallbackException exception)
        {
            var line = content[..Math.Clamp(exception.Index, 0, content.Length)].Count((byte)'\n') + 1;
            throw new FaultException(EngineDiagnostics.InvalidEncoding($"{Name(path)}:{line}", encoding.WebName.ToUpperInvariant()));
        }
    }

    /// <summary>Opens a regular file of any size at its start.</summary>
    /// <inheritdoc cref="ReadBytes"/>
    public static FileStream Open(string path, VisibleFiles? visible = null) => Within(Deadline, path, () => OpenRegular(path, visible));

    /// <summary>Limits the wait for system calls that have no timeout; the waiting thread does not keep the process alive.</summary>
    internal static T Within<T>(TimeSpan deadline, string path, Func<T> read)
    {
        var reading = Task.Factory.StartNew(read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return Task.WaitAny([reading], deadline) == 0
            ? reading.GetAwaiter().GetResult()
            : throw new FaultException(EngineDiagnostics.FileReadTimedOut(Name(path), deadline));
    }

    private static byte[] Read(string path, int maximum, VisibleFiles? visible)
    {
        using var file = OpenRegular(path, visible);
        var size = file.Length;
        if (size > maximum)
        {
            throw TooLarge(path, $"{size.ToString("N0", CultureInfo.InvariantCulture)} bytes", maximum);
        }

        // One byte more than the file's size, because generated files of the system report a size of zero.
        var bytes = new byte[size + 1];
        var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return (length == size, size) switch
        {
            (true, _) => bytes[..length],
            (false, 0) => throw NotRegular(path, "generated by the system, as those under /proc are"),
            _ => throw new IOException("it changed while it was read."),
        };
    }

    private static FileStream OpenRegular(string path, VisibleFiles? visible)
    {
        visible?.Check(path);
        var (file, kind) = FileKinds.Open(path);
        if (file is null)
        {
            throw NotRegular(path, $"a {kind}");
        }

        try
        {
            visible?.Check(file, path);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static FaultException NotRegular(string path, string kind) => new(EngineDiagnostics.NotRegularFile(Name(path), kind));

    private static FaultException TooLarge(string path, string size, int maximum) =>
        new(EngineDiagnostics.FileTooLarge(Name(path), size, maximum));

    private static string Name(string path) => path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
}
