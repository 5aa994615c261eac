using Engine.Diagnostics;
using Engine.Isolation;
using Engine.Monitor;
using Engine.Plans;
using Engine.Projects;
using Engine.Runs;
using Providers;
using Review.Diagnostics;

namespace Review.CommandLine;

/// <summary>How a program is run.</summary>
/// <param name="Passes">The passes that make up its plan.</param>
/// <param name="References">The plans that provide outputs of other stacks.</param>
/// <param name="Isolation">What the build and the program can see of the machine.</param>
internal sealed record ProgramArguments(Passes Passes, IReadOnlyList<PlanReference> References, IsolationOptions Isolation)
{
    /// <summary>Reads the project, which may lead only to files that its isolated program can see.</summary>
    /// <exception cref="FaultException">The project file is missing or not valid.</exception>
    public ProjectFile LoadProject(string folder) => ProjectFile.Load(folder, VisibleProject.ForSettings(folder, Isolation));

    /// <summary>Reads all files that a run needs, so that no program can change what is read for another.</summary>
    /// <exception cref="FaultException">A file is missing or not valid.</exception>
    public PlanRequest Prepare(string stack, ProjectFile project)
    {
        TemporaryFiles.ThrowIfNotWritable();
        var settings = StackSettings.Load(project, stack, ProviderSettings.Known) with
        {
            References = References.ToDictionary(reference => reference.Stack, reference => reference.Outputs(), StringComparer.Ordinal),
        };
        return new PlanRequest(project, settings);
    }

    /// <summary>Runs the program.</summary>
    /// <exception cref="FaultException">The program fails, or the time has elapsed.</exception>
    public Task<Plan> RunAsync(PlanRequest request, CommandContext context, CancellationToken cancellation)
    {
        var runner = new ProgramRunner(new KnownProviders())
        {
            Limits = new RunLimits { Timeout = context.Timeout },
            Deadline = context.Deadline,
            Isolation = Isolation,
            Notices = context.Notices,
        };
        return runner.RunAsync(request.Project, request.Settings, Passes, cancellation);
    }

    /// <summary>Reads the files of a stack and runs its program.</summary>
    /// <exception cref="FaultException">A file is not valid, or the program fails.</exception>
    public async Task<Plan> PlanAsync(string stack, CommandContext context, CancellationToken cancellation)
    {
        var request = await context.ReadAsync(() => Prepare(stack, LoadProject(context.Folder)), cancellation).ConfigureAwait(false);
        return await RunAsync(request, context, cancellation).ConfigureAwait(false);
    }
}

/// <summary>A program and the settings of the stack that it is planned for.</summary>
/// <param name="Project">The program's project.</param>
/// <param name="Settings">The stack's settings.</param>
internal sealed record PlanRequest(ProjectFile Project, DeploymentSettings Settings);
