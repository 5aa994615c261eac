using Engine.Processes;
using Engine.Projects;

namespace Engine.Isolation;

/// <summary>What the caller lets the build and the program see of the machine.</summary>
public sealed record IsolationOptions
{
    /// <summary>Whether they are kept away from the caller's files, processes and network, where the system permits it.</summary>
    public bool Isolated { get; init; } = true;

    /// <summary>Variables of the caller's environment that the build gets too, for feeds that want credentials.</summary>
    public IReadOnlyList<string> BuildVariables { get; init; } = [];

    /// <summary>Hosts, <c>HOST</c> or <c>HOST:PORT</c>, that the build may reach besides those of the package feeds.</summary>
    public IReadOnlyList<string> BuildHosts { get; init; } = [];

    /// <summary>Folders outside the project's repository that both may see and write to.</summary>
    public IReadOnlyList<string> SharedFolders { get; init; } = [];
}

/// <summary>The isolation of one command: its temporary folder, and what the system permits, which is found out once.</summary>
internal sealed class IsolatedRun : IDisposable
{
    private readonly RunFolder _folder = RunFolder.Create();
    private readonly Task _cleanUp;

    public IsolatedRun(ProjectFile project, IsolationOptions options, CancellationToken cancellation)
    {
        Project = project;
        Options = options;
        // Next to the other preparations: it takes a hundredth of a second.
        Sandbox = Task.Run(
            () => options.Isolated ? Isolation.Sandbox.DetectAsync(Part("probe"), cancellation) : Task.FromResult(Isolation.Sandbox.None("--no-isolation")),
            CancellationToken.None
        );
        _cleanUp = Task.Run(RunFolder.RemoveAbandoned, CancellationToken.None);
    }

    public ProjectFile Project { get; }

    public IsolationOptions Options { get; }

    public Task<Sandbox> Sandbox { get; }

    public Compartment Part(string name) => _folder.Part(name);

    /// <summary>The command that runs another one isolated; the other one itself where nothing is.</summary>
    public async Task<ProcessCommand> WrapAsync(ProcessCommand command, Compartment compartment, IEnumerable<string> folders)
    {
        var sandbox = await Sandbox.ConfigureAwait(false);
        return sandbox.IsIsolated
            ? sandbox.Wrap(
                command,
                compartment,
                ProjectView.Create(Project, command.Executable, Options.SharedFolders.Concat(folders), compartment.Root)
            )
            : command;
    }

    public void Dispose()
    {
        // Neither fails; both use the folder.
        Task.WaitAll([Sandbox.ContinueWith(_ => { }, TaskScheduler.Default), _cleanUp]);
        _folder.Dispose();
    }
}
