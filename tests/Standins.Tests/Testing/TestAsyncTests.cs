using Pulumi;
using Pulumi.Gcp.PubSub;
using Pulumi.Random;
using Standins.Tests.Outputs;

namespace Standins.Tests.Testing;

/// <summary>A run under mocks: what the program sees of it, and how it ends.</summary>
public sealed class TestAsyncTests
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(30);

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
    public async Task Options_of_the_test_are_what_the_program_sees()
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
    public async Task Failure_of_a_mock_fails_the_run_and_names_the_resource()
    {
        var mocks = new EchoMocks { Answer = _ => throw new InvalidOperationException("no such quota") };

        var failure = await Assert.ThrowsAsync<RunException>(() =>
            Deployment.TestAsync(mocks, new(), () => _ = new Topic("orders", new() { Name = "orders" }))
        );

        Assert.Contains("'orders'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("no such quota", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asynchronous_program_declares_after_it_has_waited()
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

    [Fact]
    public async Task Asynchronous_program_needs_no_free_thread_of_the_caller_s()
    {
        var run = Task.Run(() =>
        {
            SynchronizationContext.SetSynchronizationContext(new BusyContext());
            return Deployment.TestAsync(new EchoMocks(), new(), async () => await Task.Delay(1));
        });

        Assert.Empty(await run.WaitAsync(LongestRun));
    }

    [Fact]
    public async Task Several_failures_are_told_together()
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
    public async Task Messages_that_are_no_errors_fail_nothing() =>
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
    public async Task Failing_apply_that_nobody_reads_fails_the_run()
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

    [StandInFact]
    public async Task Failure_that_spreads_is_told_once_and_of_the_first_resource()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() =>
            Deployment.TestAsync(
                new EchoMocks(),
                new(),
                () =>
                {
                    var broken = Output.Create("").Apply(string (_) => throw new InvalidOperationException("at the source"));
                    var first = new Topic("first", new() { KmsKeyName = broken });
                    _ = new Topic("second", new() { KmsKeyName = first.Id });
                }
            )
        );

        Assert.StartsWith(
            "gcp:pubsub/topic:Topic 'first', property 'kmsKeyName': at the source",
            failure.Message,
            StringComparison.Ordinal
        );
    }

    [StandInFact]
    public async Task Answer_of_another_type_is_told_with_resource_and_property()
    {
        var mocks = new EchoMocks { Answer = _ => ("id", new Dictionary<string, object> { ["length"] = "long" }) };

        var failure = await Assert.ThrowsAsync<RunException>(() =>
            Deployment.TestAsync(mocks, new(), () => _ = new RandomPassword("password", new() { Length = 8 }))
        );

        Assert.Equal("random:index/randomPassword:RandomPassword 'password': 'length' is string long, not a Int32.", failure.Message);
    }

    [Fact]
    public void Resource_outside_a_run_is_refused() => Assert.Throws<InvalidOperationException>(() => new Topic("topic"));

    /// <summary>The context of a caller whose threads are all taken: what is posted never runs.</summary>
    private sealed class BusyContext : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) { }
    }
}
