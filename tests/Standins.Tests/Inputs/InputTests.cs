using Pulumi;
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
    public void Missing_output_is_refused_where_it_is_given() =>
        Assert.Throws<ArgumentNullException>(() => (Input<string>)(Output<string>)null!);
}
