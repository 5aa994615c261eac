using Pulumi;
using Pulumi.Utilities;

namespace Standins.Tests.Outputs;

public sealed class SecrecyTests
{
    [Fact]
    public async Task Every_form_of_secret_is_one()
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
    public async Task Text_of_an_output_never_holds_its_value()
    {
        var secret = Output.CreateSecret("do-not-print");

        Assert.DoesNotContain("do-not-print", secret.ToString(), StringComparison.Ordinal);
        Assert.Contains("Apply", secret.ToString(), StringComparison.Ordinal);
        Assert.Equal("do-not-print", await OutputUtilities.GetValueAsync(secret));
    }
}
