using Engine.Diagnostics;
using Engine.Processes;
using Engine.Projects;

namespace Engine.Isolation;

/// <summary>The isolation of one command: its temporary folder, and what the system permits, which is detected once.</summary>
internal sealed class IsolatedRun : IDisposable
{
    private readonly RunFolder _folder = RunFolder.Create();
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _cleanUp;
    private int _parts;

    public IsolatedRun(ProjectFile project, IsolationOptions options)
    {
        Project = project;
        Options = options;
        // In parallel with the other preparations, because it takes a hundredth of a second.
        Sandbox = Task.Run(DetectAsync);
        _cleanUp = Task.Run(RunFolder.RemoveAbandoned);
    }

    public ProjectFile Project { get; }

    public IsolationOptions Options { get; }

    public Task<Sandbox> Sandbox { get; }

    /// <summary>Creates new folders for one process.</summary>
    public Compartment Part(string name) => _folder.Part($"{name}-{Interlocked.Increment(ref _parts)}");

    /// <summary>Returns the command that runs another one in isolation; without isolation, that command itself.</summary>
    /// <param name="command">The command to isolate.</param>
    /// <param name="compartment">The command's own folders.</param>
    /// <param name="folders">Additional writable folders.</param>
    /// <param name="readOnly">Additional read-only folders.</param>
    public async Task<ProcessCommand> WrapAsync(
        ProcessCommand command,
        Compartment compartment,
        IEnumerable<string> folders,
        IEnumerable<string> readOnly
    )
    {
        var sandbox = await Sandbox.ConfigureAwait(false);
        if (!sandbox.IsIsolated)
        {
            return command;
        }

        // Its path may be a symbolic link in a hidden folder.
        var executable = MountTable.IsSystem(command.Executable) ? command.Executable : RealPath.Resolve(command.Executable);
        var view = ProjectView.Create(Project, executable, Options.SharedFolders.Concat(folders), readOnly, compartment.Root);
        return sandbox.Wrap(command with { Executable = executable }, compartment, view);
    }

    public void Dispose()
    {
        _ended.Cancel();
        // Both use the folder, so it is removed only after they have ended.
        Task.WhenAny(Sandbox).Wait();
        _cleanUp.Wait();
        _folder.Dispose();
        _ended.Dispose();
    }

    private async Task<Sandbox> DetectAsync()
    {
        if (!Options.Isolated)
        {
            return Isolation.Sandbox.None("--no-isolation");
        }

        var sandbox = await Isolation.Sandbox.DetectAsync(Part("probe"), _ended.Token).ConfigureAwait(false);
        return sandbox.IsIsolated && sandbox.Missing is null && ProjectView.ShowsHome(Project)
            ? sandbox with
            {
                Missing = EngineDiagnostics.HomeNotIsolated().ToString(),
            }
            : sandbox;
    }
}
