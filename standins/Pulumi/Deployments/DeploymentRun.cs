namespace Pulumi;

/// <content>Runs a program under an engine.</content>
public sealed partial class Deployment
{
    /// <summary>
    /// The variable that names the only deployment, <c>project/stack</c>, that the stand-in may run as an update: a rehearsal without a
    /// cloud.
    /// </summary>
    private const string RehearsalVariable = "PULUMI_STANDIN_REHEARSAL";

    public static Task<int> RunAsync(Action action) =>
        RunAsync(() =>
        {
            action();
            return (IDictionary<string, object?>)new Dictionary<string, object?>();
        });

    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func) => RunAsync(() => Task.FromResult(func()));

    public static Task<int> RunAsync(Func<Task> func) =>
        RunAsync(async () =>
        {
            await func().ConfigureAwait(false);
            return (IDictionary<string, object?>)new Dictionary<string, object?>();
        });

    /// <summary>Runs the program under the engine that started this process.</summary>
    /// <returns>0 on success; 1 if the program logged errors; 32 if it failed and the error has been reported to the engine.</returns>
    public static Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func, StackOptions? options = null) =>
        RunUnderEngineAsync(() => new Stack(options).Register(Output.Create(Task.Run(func))));

    public static Task<int> RunAsync<TStack>()
        where TStack : Stack, new() => RunUnderEngineAsync(() => Create<TStack>().RegisterDeclaredOutputs());

    public static Task<int> RunAsync<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack
    {
        ArgumentNullException.ThrowIfNull(serviceProvider);
        return RunUnderEngineAsync(() => Resolve<TStack>(serviceProvider).RegisterDeclaredOutputs());
    }

    private static TStack Resolve<TStack>(IServiceProvider services)
        where TStack : Stack =>
        services.GetService(typeof(TStack)) as TStack
        ?? throw new RunException($"The service provider has no {typeof(TStack)}; register that type before {nameof(RunAsync)}.");

    private static TStack Create<TStack>()
        where TStack : Stack, new() =>
        (TStack)Activator.CreateInstance(typeof(TStack), System.Reflection.BindingFlags.DoNotWrapExceptions, null, null, null)!;

    private static async Task<int> RunUnderEngineAsync(Action start)
    {
        var about = DeploymentSettings.FromEnvironment();
        using var monitor = new GrpcMonitor(DeploymentSettings.Required("PULUMI_MONITOR"));
        using var log = new GrpcEngineLog(DeploymentSettings.Required("PULUMI_ENGINE"));
        var exitCode = await RefusesAsync(about, log).ConfigureAwait(false)
            ? Runner.Failed
            : await new Deployment(about, monitor, log).RunToEndAsync(start).ConfigureAwait(false);
        Environment.ExitCode = exitCode;
        return exitCode;
    }

    private static async Task<bool> RefusesAsync(DeploymentSettings about, IEngineLog log)
    {
        var name = $"{about.Project}/{about.Stack}";
        if (about.IsDryRun || Environment.GetEnvironmentVariable(RehearsalVariable) == name)
        {
            return false;
        }

        await log.WriteAsync(
                LogSeverity.Error,
                $"STD001 This program runs on stand-in packages, which preview and cannot deploy; this run would deploy '{name}'.\n"
                    + "       Fix: restore Pulumi's official packages (a NuGet source that has Pulumi 3.112.1), "
                    + "delete artifacts/ and standins/feed/*.nupkg, and run again.\n"
                    + $"       For a rehearsal against providers without a cloud: {RehearsalVariable}={name}"
            )
            .ConfigureAwait(false);
        return true;
    }

    private async Task<int> RunToEndAsync(Action start)
    {
        Begin(this);
        using var reports = _registrar.ReportWaiting();
        var exitCode = await Runner.RunAsync(start, FailureReport.ByCause).ConfigureAwait(false);
        if (exitCode == 0)
        {
            await Monitor.SignalAndWaitForShutdownAsync().ConfigureAwait(false);
        }

        return exitCode;
    }
}
