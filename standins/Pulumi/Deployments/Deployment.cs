using System.Collections.Immutable;

namespace Pulumi;

/// <summary>One run of a program: the settings it reads, the resources it registers and the tasks it waits for.</summary>
public sealed partial class Deployment
{
    private static readonly AsyncLocal<Deployment?> Running = new();
    private readonly ResourceRegistrar _registrar;
    private readonly DeploymentInstance _instance;

    private Deployment(DeploymentSettings about, IMonitor monitor, IEngineLog log)
    {
        About = about;
        Log = log;
        Runner = new Runner(log);
        _registrar = new ResourceRegistrar(monitor, log, Runner, about.IsDryRun);
        _instance = new DeploymentInstance(about);
        Monitor = monitor;
    }

    public static DeploymentInstance Instance => Required._instance;

    internal static Deployment? Current => Running.Value;

    internal static Deployment Required =>
        Running.Value
        ?? throw new InvalidOperationException(
            "No deployment is running: use resources, settings and outputs only inside Deployment.RunAsync or Deployment.TestAsync."
        );

    /// <exception cref="InvalidOperationException">Another deployment is already running in this context.</exception>
    private static void Begin(Deployment deployment) =>
        Running.Value = Running.Value is null
            ? deployment
            : throw new InvalidOperationException("A deployment is already running; use one call of RunAsync or TestAsync for each.");

    internal DeploymentSettings About { get; }

    internal IMonitor Monitor { get; }

    internal IEngineLog Log { get; }

    internal Runner Runner { get; }

    internal Resource? Stack { get; set; }

    internal ImmutableDictionary<string, string> Settings => About.Values;

    internal ImmutableHashSet<string> SecretSettings => About.SecretKeys;

    internal void Register(Resource resource, ResourceArgs args, ResourceOptions options)
    {
        Runner.Track(_registrar.RegisterAsync(resource, args, options), resource);
        Monitor.AwaitCatchingUp();
    }

    internal void RegisterOutputs(Resource resource, Output<IDictionary<string, object?>> outputs) =>
        Runner.Track(_registrar.RegisterOutputsAsync(resource, outputs));
}

/// <summary>The information about the current deployment that a program can read.</summary>
public sealed class DeploymentInstance
{
    private readonly DeploymentSettings _about;

    internal DeploymentInstance(DeploymentSettings about) => _about = about;

    public string StackName => _about.Stack;

    public string ProjectName => _about.Project;

    public string OrganizationName => _about.Organization;

    public bool IsDryRun => _about.IsDryRun;

    public string RootDirectory => _about.RootDirectory ?? throw new InvalidOperationException("The engine has not sent a root directory.");
}
