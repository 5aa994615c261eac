using Engine.Diagnostics;
using Engine.Plans;
using Engine.Projects;
using Engine.Runs;
using Engine.Tests.Review.CommandLine;
using Providers;

namespace Engine.Tests.Programs;

/// <summary>The program in Hostile/, whose behavior the stack's name selects. It is built once for all tests.</summary>
internal static class HostileProgram
{
    private static readonly Lazy<Task> Built = new(BuildAsync);

    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "Engine.Tests", "Programs", "Hostile");

    /// <summary>Returns the plan, or throws the fault of the run.</summary>
    public static async Task<Plan> PlanAsync(string stack, Passes passes = Passes.Planned, RunLimits? limits = null)
    {
        await EnsureBuiltAsync();
        return await RunAsync(stack, passes, limits ?? new RunLimits());
    }

    /// <summary>Returns the result of the command <c>preview STACK</c>.</summary>
    public static async Task<CommandRun> PreviewAsync(string stack, params string[] arguments)
    {
        await EnsureBuiltAsync();
        return await CommandRun.OfAsync(["preview", stack, "--cwd", Folder, .. arguments]);
    }

    /// <summary>Builds the program once, because concurrent builds would write the same files.</summary>
    public static Task EnsureBuiltAsync() => Built.Value;

    /// <summary>Builds by running the fastest case, which fails once it is built; any other failure is reported to each test.</summary>
    private static async Task BuildAsync()
    {
        var failure = await Assert.ThrowsAsync<FaultException>(() => RunAsync("leave-at-once", Passes.Planned, new RunLimits()));
        Assert.StartsWith("ENG403 ", failure.Message, StringComparison.Ordinal);
    }

    private static Task<Plan> RunAsync(string stack, Passes passes, RunLimits limits)
    {
        var project = ProjectFile.Load(Folder);
        return new ProgramRunner(new KnownProviders()) { Limits = limits }.RunAsync(
            project,
            StackSettings.Load(project, stack),
            passes,
            CancellationToken.None
        );
    }
}
