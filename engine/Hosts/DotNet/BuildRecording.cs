using Engine.Diagnostics;
using Engine.Hosts.DotNet.Inputs;

namespace Engine.Hosts.DotNet;

/// <summary>Lets a build record what it reads (Inputs/RecordInputs.targets).</summary>
internal sealed class BuildRecording : IDisposable
{
    public const string CustomTargets = "CustomAfterMicrosoftCommonTargets";

    private static readonly string Recorder = typeof(InputList).Assembly.Location;

    /// <summary>The folder that the build must be able to read.</summary>
    public static string ToolFolder => AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);

    private static readonly string Targets = Path.Combine(AppContext.BaseDirectory, "RecordInputs.targets");

    private readonly DirectoryInfo _folder;
    private readonly string _start;

    /// <param name="home">A folder that the build can write to.</param>
    public BuildRecording(string home)
    {
        _folder = Directory.CreateDirectory(Path.Combine(home, "recorded-inputs"));
        _start = Path.Combine(home, "build-start");
        File.WriteAllBytes(_start, []);
        Start = FileStamp.FromFile(_start).Touched;
    }

    /// <summary>When the build started according to the file system's clock, in nanoseconds.</summary>
    public long Start { get; }

    /// <summary>The command-line arguments; unlike environment variables, they do not reach builds that this one starts.</summary>
    public IEnumerable<string> Arguments =>
        [
            $"-p:ReviewRecordFolder={Escaped(_folder.FullName)}",
            $"-p:ReviewRecorder={Escaped(Recorder)}",
            $"-p:ReviewBuildStart={Escaped(_start)}",
        ];

    /// <summary>
    /// Returns environment variables rather than properties, so that a project that sets these targets keeps its own: such a project is not
    /// recorded, and is built at every preview.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Environment(IReadOnlyDictionary<string, string> environment) =>
        new Dictionary<string, string>(environment, StringComparer.Ordinal)
        {
            [CustomTargets] = Targets,
            ["ReviewCustomTargets"] = environment.GetValueOrDefault(CustomTargets, ""),
        };

    /// <summary>Returns the recorded inputs; an empty list if the build's files are not valid.</summary>
    public InputList Inputs()
    {
        try
        {
            return InputList.Read(_folder.FullName);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or FormatException or ArgumentException or FaultException)
        {
            return new InputList();
        }
    }

    public void Dispose()
    {
        try
        {
            File.Delete(_start);
            _folder.Delete(recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The system cleans its temporary folder itself.
        }
    }

    private static string Escaped(string path) =>
        path.Replace("%", "%25", StringComparison.Ordinal).Replace(";", "%3B", StringComparison.Ordinal);
}
