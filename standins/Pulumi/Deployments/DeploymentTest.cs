using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi;

/// <content>Running under mocks.</content>
public sealed partial class Deployment
{
    /// <summary>Runs a stack with mocks in place of the engine and gives the resources it made, in order of registration.</summary>
    /// <exception cref="RunException">What was logged as an error, or failed; several in one <see cref="AggregateException"/>.</exception>
    public static Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null)
        where TStack : Stack, new() => RunUnderMocksAsync(mocks, options, () => Create<TStack>().RegisterDeclaredOutputs());

    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Action createResources) =>
        [
            .. (await RunUnderMocksAsync(testMocks, testOptions, () => _ = new TestStack(createResources)).ConfigureAwait(false)).Where(
                NotTheStack
            ),
        ];

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
        IDictionary<string, object?> outputs = new Dictionary<string, object?>();
        var resources = await TestAsync(
                testMocks,
                testOptions,
                () =>
                {
                    outputs = createResources();
                }
            )
            .ConfigureAwait(false);
        return (resources, outputs);
    }

    public static async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks,
        TestOptions testOptions,
        Func<Task<IDictionary<string, object?>>> createResources
    )
    {
        var outputs = Task.FromResult<IDictionary<string, object?>>(new Dictionary<string, object?>());
        var resources = await TestAsync(
                testMocks,
                testOptions,
                () =>
                {
                    // Not on the caller's thread: a test framework may have no other for what the program waits for.
                    outputs = Task.Run(createResources);
                    Required.Runner.Track(outputs);
                }
            )
            .ConfigureAwait(false);
        return (resources, await outputs.ConfigureAwait(false));
    }

    private static bool NotTheStack(Resource resource) => resource is not TestStack;

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
        Running.Value = new Deployment(about, monitor, log);
        await Running.Value.Runner.RunAsync(start).ConfigureAwait(false);
        return log.Errors switch
        {
            [] => monitor.Resources,
            [var single] => throw new RunException(single),
            var several => throw new AggregateException(several.Select(error => new RunException(error))),
        };
    }

    private sealed class TestStack : Stack
    {
        public TestStack(Action createResources) => createResources();
    }
}
