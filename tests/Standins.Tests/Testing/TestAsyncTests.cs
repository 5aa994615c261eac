using Pulumi;
using Pulumi.Gcp.PubSub;
using Pulumi.Random;
using Standins.Tests.Outputs;

namespace Standins.Tests.Testing;

/// <summary>A run under mocks: what the program observes, and how it ends.</summary>
public sealed class TestAsyncTests
{
    private static readonly TimeSpan RunTimeout = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Urn_under_mocks_names_the_stack_s_type_and_the_resource_s_own()
    {
        Topic? topic = null;

        await Deployment.TestAsync(
            new EchoMocks(),
            new() { ProjectName = "p", StackName = "s" },
            () => _ = new Resources.Group("group", group => topic = new Topic("topic", null, group.Child))
        );

        Assert.Equal("urn:pulumi:s::p::pulumi:pulumi:Stack$gcp:pubsub/topic:Topic::topic", await Traits.ValueAsync(topic!.Urn));
    }

    [Fact]
    public async Task Options_of_the_test_are_passed_to_the_program()
    {
        var seen = new List<object>();

        await Deployment.TestAsync(
            new EchoMocks(),
            new()
            {
                ProjectName = "some-project",
                StackName = "some-stack",
                OrganizationName = "some-organization",
                RootDirectory = "/some/root",
                IsPreview = false,
            },
            () =>
            {
                var instance = Deployment.Instance;
                seen.AddRange([
                    instance.ProjectName,
                    instance.StackName,
                    instance.OrganizationName,
                    instance.RootDirectory,
                    instance.IsDryRun,
                ]);
            }
        );

        Assert.Equal(["some-project", "some-stack", "some-organization", "/some/root", false], seen);
    }

    [Fact]
    public async Task Failure_of_a_mock_fails_the_run()
    {
        var mocks = new EchoMocks { Answer = _ => throw new InvalidOperationException("no such quota") };

        var failure = await Assert.ThrowsAsync<RunException>(() =>
            Deployment.TestAsync(mocks, new(), () => _ = new Topic("orders", new() { Name = "orders" }))
        );

        Assert.StartsWith("Running program '", failure.Message, StringComparison.Ordinal);
        Assert.Contains(
            "' failed with an unhandled exception:\nSystem.InvalidOperationException: no such quota",
            failure.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Asynchronous_program_can_declare_resources_after_an_await()
    {
        var resources = await Deployment.TestAsync(
            new EchoMocks(),
            new(),
            async () =>
            {
                await Task.Yield();
                _ = new Topic("late");
            }
        );
        var (_, outputs) = await Deployment.TestAsync(
            new EchoMocks(),
            new(),
            async () =>
            {
                await Task.Yield();
                return new Dictionary<string, object?> { ["known"] = "late" };
            }
        );

        Assert.Equal("late", Assert.Single(resources).GetResourceName());
        Assert.Equal("late", outputs["known"]);
    }

    [StandInFact]
    public async Task Asynchronous_program_needs_no_free_thread_of_the_caller_s()
    {
        var run = Task.Run(() =>
        {
            SynchronizationContext.SetSynchronizationContext(new BusyContext());
            return Deployment.TestAsync(new EchoMocks(), new(), async () => await Task.Delay(1));
        });

        Assert.Empty(await run.WaitAsync(RunTimeout));
    }

    [Fact]
    public async Task Several_failures_are_reported_together()
    {
        var failures = await Assert.ThrowsAsync<AggregateException>(() =>
            Deployment.TestAsync(
                new EchoMocks(),
                new(),
                () =>
                {
                    Log.Error("first fault");
                    Log.Error("second fault");
                }
            )
        );

        Assert.Equal(["first fault", "second fault"], failures.InnerExceptions.Select(failure => failure.Message).Order());
    }

    [Fact]
    public async Task Messages_that_are_not_errors_do_not_fail_the_run() =>
        Assert.Empty(
            await Deployment.TestAsync(
                new EchoMocks(),
                new(),
                () =>
                {
                    Log.Debug("a detail");
                    Log.Info("a fact");
                    Log.Warn("a doubt");
                }
            )
        );

    [Fact]
    public async Task Failing_apply_whose_result_is_not_used_fails_the_run()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() =>
            Deployment.TestAsync(
                new EchoMocks(),
                new(),
                () => _ = new Topic("topic").Id.Apply(string (_) => throw new InvalidOperationException("unread"))
            )
        );

        Assert.Contains("unread", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_of_an_argument_names_the_property_and_includes_its_cause()
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() =>
            Deployment.TestAsync(
                new EchoMocks(),
                new(),
                async () =>
                {
                    var broken = Output.Create(Task.Run(Later));
                    var topic = new Topic("first", new() { KmsKeyName = broken });
                    var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => Traits.ValueAsync(topic.Urn));
                    Assert.Equal("error serializing property \"kmsKeyName\": at the source", thrown.Message);
                    Assert.Equal("at the source", Assert.IsType<TimeoutException>(thrown.InnerException).Message);
                }
            )
        );

        Assert.Contains("Running program '", failure.ToString(), StringComparison.Ordinal);
        Assert.Contains("at the source", failure.ToString(), StringComparison.Ordinal);

        static async Task<string> Later()
        {
            await Task.Yield();
            throw new TimeoutException("at the source");
        }
    }

    [StandInFact]
    public async Task Failure_of_an_argument_is_reported_with_its_cause_and_every_resource_it_reached()
    {
        var failure = await Assert.ThrowsAsync<AggregateException>(() =>
            Deployment.TestAsync(
                new EchoMocks(),
                new(),
                () =>
                {
                    var broken = Output.Create("").Apply(string (_) => throw new TimeoutException("at the source"));
                    var first = new Topic("first", new() { KmsKeyName = broken });
                    _ = new Topic("second", new() { KmsKeyName = first.Id });
                }
            )
        );

        var messages = failure.InnerExceptions.Select(inner => inner.Message.Split('\n')[1]).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(3, messages.Count);
        Assert.StartsWith(
            "System.InvalidOperationException: error serializing property \"kmsKeyName\": at the source",
            messages[0],
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "System.InvalidOperationException: error serializing property \"kmsKeyName\": error serializing property \"kmsKeyName\": ",
            messages[1],
            StringComparison.Ordinal
        );
        Assert.StartsWith("System.TimeoutException: at the source", messages[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_argument_fails_the_run_and_is_named()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() =>
            Deployment.TestAsync(new EchoMocks(), new(), () => _ = new RandomPassword("password", new()))
        );

        Assert.Contains(
            "[Input] Pulumi.Random.RandomPasswordArgs.Length is required but was not given a value (Parameter 'Length')",
            failure.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public Task Run_inside_a_run_is_refused() =>
        Deployment.TestAsync(
            new EchoMocks(),
            new(),
            async () =>
            {
                await Assert.ThrowsAsync<InvalidOperationException>(() => Deployment.TestAsync(new EchoMocks(), new(), () => { }));
            }
        );

    [Fact]
    public void Resource_outside_a_run_is_refused() => Assert.Throws<InvalidOperationException>(() => new Topic("topic"));

    /// <summary>The context of a caller without free threads: posted work never runs.</summary>
    private sealed class BusyContext : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) { }
    }
}
