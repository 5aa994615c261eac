using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi;

/// <content>Runs a program under mocks.</content>
public sealed partial class Deployment
{
    /// <summary>Runs a stack with mocks instead of an engine and returns the resources it created, in order of registration.</summary>
    /// <exception cref="RunException">
    /// The program logged an error or failed; several errors are in one <see cref="AggregateException"/>.
    /// </exception>
    public static Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null)
        where TStack : Stack, new() => RunUnderMocksAsync(mocks, options, () => Create<TStack>().RegisterDeclaredOutputs());

    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Action createResources) =>
        (
            await TestAsync(
                    testMocks,
                    testOptions,
                    () =>
                    {
                        createResources();
                        return new Dictionary<string, object?>();
                    }
                )
                .ConfigureAwait(false)
        ).Resources;

    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Func<Task> createResources) =>
        (
            await TestAsync(
                    testMocks,
                    testOptions,
                    async () =>
                    {
                        await createResources().ConfigureAwait(false);
                        return new Dictionary<string, object?>();
                    }
                )
                .ConfigureAwait(false)
        ).Resources;

    public static async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks,
        TestOptions testOptions,
        Func<IDictionary<string, object?>> createResources
    )
    {
        TestStack? stack = null;
        var resources = await RunUnderMocksAsync(
                testMocks,
                testOptions,
                () =>
                {
                    stack = new TestStack(createResources);
                    stack.RegisterDeclaredOutputs();
                }
            )
            .ConfigureAwait(false);
        return ([.. resources.Where(resource => resource != stack)], stack!.Created);
    }

    /// <remarks>
    /// As in the official SDK, the call blocks until the program has ended. The program runs on a thread-pool thread, so its continuations
    /// do not need the caller's thread.
    /// </remarks>
    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks,
        TestOptions testOptions,
        Func<Task<IDictionary<string, object?>>> createResources
    ) => TestAsync(testMocks, testOptions, () => Task.Run(createResources).GetAwaiter().GetResult());

    private static async Task<ImmutableArray<Resource>> RunUnderMocksAsync(IMocks mocks, TestOptions? options, Action start)
    {
        var about = new DeploymentSettings
        {
            Project = options?.ProjectName ?? "project",
            Stack = options?.StackName ?? "stack",
            Organization = options?.OrganizationName ?? "organization",
            RootDirectory = options?.RootDirectory,
            IsDryRun = options?.IsPreview ?? true,
            Values = DeploymentSettings.ReadValues(),
            SecretKeys = DeploymentSettings.ReadSecretKeys(),
        };
        var log = new MockEngineLog();
        var monitor = new MockMonitor(mocks, about);
        var deployment = new Deployment(about, monitor, log);
        Begin(deployment);
        await deployment.Runner.RunAsync(start, FailureReport.ByException).ConfigureAwait(false);
        return log.Errors switch
        {
            [] => monitor.Resources,
            [var single] => throw new RunException(single),
            var several => throw new AggregateException(several.Select(error => new RunException(error))),
        };
    }

    private sealed class TestStack : Stack
    {
        public TestStack(Func<IDictionary<string, object?>> createResources) => Created = createResources();

        public IDictionary<string, object?> Created { get; }
    }
}
