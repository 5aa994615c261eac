using Pulumi;
using Pulumi.Gcp.Sql;
using Pulumi.Gcp.Sql.Inputs;
using Standins.Tests.Outputs;

namespace Standins.Tests.Inputs;

public sealed class InputTests
{
    [Fact]
    public async Task Value_converts_to_an_input_and_back_to_an_output()
    {
        Input<int> input = 7;
        Output<int> output = input;

        Assert.Equal(7, await Traits.ValueAsync(output));
        Assert.Equal(Traits.Plain, await Traits.OfAsync(output));
    }

    [Fact]
    public async Task Output_keeps_its_traits_as_an_input()
    {
        Input<string> input = Sample.UnknownSecret;

        Assert.Equal(Traits.UnknownSecret, await Traits.OfAsync(input.ToOutput()));
    }

    [Fact]
    public void Missing_output_is_refused_where_it_is_assigned() =>
        Assert.Throws<ArgumentNullException>(() => (Input<string>)(Output<string>)null!);

    [Fact]
    public async Task Secret_property_of_arguments_is_secret_as_soon_as_it_is_set()
    {
        var user = new UserArgs { Instance = "i", Password = "a" };
        var replica = new DatabaseInstanceReplicaConfigurationArgs { Username = "u", Password = "a" };

        Assert.Equal(Traits.Secret, await Traits.OfAsync(user.Password.ToOutput()));
        Assert.Equal(Traits.Secret, await Traits.OfAsync(replica.Password.ToOutput()));
        Assert.Equal(Traits.Plain, await Traits.OfAsync(replica.Username!.ToOutput()));
        user.Password = null;
        Assert.Null(await Traits.ValueAsync(user.Password!.ToOutput()));
        Assert.Equal(Traits.Secret, await Traits.OfAsync(user.Password!.ToOutput()));
    }
}
