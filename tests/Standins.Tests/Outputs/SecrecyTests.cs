using Pulumi;
using Pulumi.Utilities;

namespace Standins.Tests.Outputs;

public sealed class SecrecyTests
{
    [Fact]
    public async Task Every_way_to_create_a_secret_gives_a_secret()
    {
        Assert.True(await Output.IsSecretAsync(Output.CreateSecret("a")));
        Assert.True(await Output.IsSecretAsync(Output.CreateSecret(Task.FromResult("a"))));
        Assert.True(await Output.IsSecretAsync(Output.CreateSecret(Output.Create("a"))));
        Assert.False(await Output.IsSecretAsync(Output.Create(Task.FromResult("a"))));
    }

    [Fact]
    public async Task Unsecret_shows_the_value_and_leaves_its_source_secret()
    {
        var secret = Output.CreateSecret("a");

        var shown = Output.Unsecret(secret);

        Assert.Equal("a", await Traits.ValueAsync(shown));
        Assert.Equal(Traits.Plain, await Traits.OfAsync(shown));
        Assert.Equal(Traits.Secret, await Traits.OfAsync(secret));
    }

    [Fact]
    public async Task Unsecret_makes_nothing_known() =>
        Assert.Equal(Traits.Unknown, await Traits.OfAsync(Output.Unsecret(Sample.UnknownSecret)));

    [Fact]
    public async Task Value_of_an_unknown_output_is_the_default_of_its_type() =>
        Assert.Null(await OutputUtilities.GetValueAsync(Sample.Unknown));

    [Fact]
    public async Task Dependency_is_added_and_a_failure_arrives_inside_an_aggregate()
    {
        var failed = Output.Create(Task.FromException<int>(new InvalidOperationException("broken")));
        Resource? resource = null;
        await Deployment.TestAsync(
            new Testing.EchoMocks(),
            new(),
            () => resource = new ProviderResource("gcp", "a", ResourceArgs.Empty, null)
        );

        var output = OutputUtilities.WithDependency(Output.CreateSecret(1), resource!);

        Assert.Same(resource, Assert.Single(await OutputUtilities.GetDependenciesAsync(output)));
        Assert.Equal(Traits.Secret, await Traits.OfAsync(output));
        var failure = await Assert.ThrowsAsync<AggregateException>(() =>
            OutputUtilities.GetValueAsync(OutputUtilities.WithDependency(failed, resource!))
        );
        Assert.Equal("broken", failure.InnerException!.Message);
    }

    [Fact]
    public void Absent_sources_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => Output.Create((Task<int>)null!));
        Assert.Throws<ArgumentNullException>(() => Output.CreateSecret((Task<int>)null!));
        Assert.Throws<ArgumentNullException>(() => Output.CreateSecret((Output<int>)null!));
    }
}
