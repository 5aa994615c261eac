using System.Diagnostics;
using Engine.Files;
using Engine.Processes;
using Engine.Tests.Review.CommandLine;
using global::Review.CommandLine;

namespace Engine.Tests.Isolation;

/// <summary>The built tool as a separate process of an unprivileged user, even if the tests run as root.</summary>
internal sealed class ToolProcess : IDisposable
{
    private const string OtherUser = "65534";
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    /// <param name="folder">The test's folder, which contains the home directory, the temporary folder and the project.</param>
    /// <param name="variables">Additional environment variables of the caller.</param>
    /// <param name="arguments">The command.</param>
    public ToolProcess(TemporaryFolder folder, IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        Temporary = Path.Combine(folder.Path, "t");
        var home = Path.Combine(folder.Path, "home");
        Directory.CreateDirectory(Temporary);
        Directory.CreateDirectory(home);
        // Whoever runs the tests may ignore signals, as nohup and a shell's background commands do; all descendants then ignore them.
        string[] tool = ["env", "--default-signal=HUP,INT,QUIT", "dotnet", typeof(ReviewCommand).Assembly.Location, .. arguments];
        if (CallingUser.IsRoot)
        {
            Process.Start("chown", ["-R", $"{OtherUser}:{OtherUser}", folder.Path]).WaitForExit();
            tool = ["setpriv", "--reuid", OtherUser, "--regid", OtherUser, "--clear-groups", .. tool];
        }

        var start = new ProcessStartInfo(Executables.Find(tool[0])!, tool[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment.Clear();
        foreach (var name in new[] { "PATH", "DOTNET_ROOT", "NUGET_CERT_REVOCATION_MODE" })
        {
            start.Environment[name] = Environment.GetEnvironmentVariable(name);
        }

        (start.Environment["HOME"], start.Environment["TMPDIR"]) = (home, Temporary);
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _output = _process.StandardOutput.ReadToEndAsync();
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>The tool's temporary folder.</summary>
    public string Temporary { get; }

    /// <summary>The tool's process ID.</summary>
    public int Id => _process.Id;

    public void Signal(string name) => Signal(name, Id);

    public static void Signal(string name, int process) => Process.Start("kill", ["-s", name, $"{process}"]).WaitForExit();

    public async Task<CommandRun> EndAsync()
    {
        using var late = new CancellationTokenSource(Timeout);
        await _process.WaitForExitAsync(late.Token);
        return new CommandRun(_process.ExitCode, await _output, await _errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
