using Pulumi;
using Pulumi.Utilities;

namespace Standins.Tests.Outputs;

public sealed class ApplyTests
{
    [Fact]
    public async Task Known_value_is_transformed()
    {
        var length = Output.Create("four").Apply(text => text.Length);

        Assert.Equal(4, await Traits.ValueAsync(length));
        Assert.Equal(Traits.Plain, await Traits.OfAsync(length));
    }

    [Fact]
    public async Task Unknown_value_never_reaches_the_function()
    {
        var ran = false;

        var result = Sample.Unknown.Apply(text => ran = text.Length >= 0);

        Assert.Equal(Traits.Unknown, await Traits.OfAsync(result));
        Assert.False(ran);
    }

    [Fact]
    public async Task Unknown_output_never_calls_the_factory_of_its_value()
    {
        var ran = false;

        var output = OutputUtilities.CreateUnknown(() => Task.FromResult(ran = true));

        Assert.Equal(Traits.Unknown, await Traits.OfAsync(output));
        Assert.False(ran);
    }

    [Fact]
    public async Task Secret_value_makes_a_secret_result()
    {
        var result = Output.CreateSecret("pass").Apply(text => text + "word");

        Assert.Equal("password", await Traits.ValueAsync(result));
        Assert.Equal(Traits.Secret, await Traits.OfAsync(result));
    }

    [Fact]
    public async Task Unknown_secret_stays_both() =>
        Assert.Equal(Traits.UnknownSecret, await Traits.OfAsync(Sample.UnknownSecret.Apply(text => text.Length)));

    [Fact]
    public async Task Output_from_the_function_passes_on_its_traits()
    {
        Assert.Equal(Traits.Secret, await Traits.OfAsync(Output.Create(1).Apply(_ => Output.CreateSecret(2))));
        Assert.Equal(Traits.Unknown, await Traits.OfAsync(Output.Create(1).Apply(_ => Sample.Unknown)));
        Assert.Equal(Traits.Secret, await Traits.OfAsync(Output.CreateSecret(1).Apply(_ => Output.Create(2))));
    }

    [Fact]
    public async Task Input_from_the_function_is_unwrapped()
    {
        var result = Output.Create(1).Apply(_ => (Input<string>)Output.CreateSecret("inner"));

        Assert.Equal("inner", await Traits.ValueAsync(result));
        Assert.Equal(Traits.Secret, await Traits.OfAsync(result));
    }

    [Fact]
    public async Task Null_in_place_of_an_output_is_a_known_null() =>
        Assert.Null(await Traits.ValueAsync(Output.Create(1).Apply(_ => (Output<string?>?)null)));

    [Fact]
    public async Task Asynchronous_function_is_awaited()
    {
        var result = Output
            .Create("late")
            .Apply(async text =>
            {
                await Task.Yield();
                return text.Length;
            });

        Assert.Equal(4, await Traits.ValueAsync(result));
    }

    [Fact]
    public async Task Asynchronous_work_without_a_result_is_awaited_and_may_fail()
    {
        var gate = new TaskCompletionSource();
        var result = Output
            .Create("late")
            .Apply(async text =>
            {
                await gate.Task;
                throw new InvalidOperationException(text);
            });

        Assert.IsType<Output<ValueTuple>>(result);
        var traits = Traits.OfAsync(result);
        Assert.False(traits.IsCompleted);
        gate.SetResult();

        Assert.Equal("late", (await Assert.ThrowsAsync<InvalidOperationException>(() => traits)).Message);
    }

    [Fact]
    public async Task Failure_spreads_to_every_later_output()
    {
        var failed = Output.Create(0).Apply(int (_) => throw new InvalidOperationException("broken")).Apply(number => number + 1);

        Assert.Equal("broken", (await Assert.ThrowsAsync<InvalidOperationException>(() => Traits.OfAsync(failed))).Message);
    }

    [Fact]
    public async Task Absent_input_applies_as_a_null()
    {
        Input<string>? absent = null;

        Assert.True(await Traits.ValueAsync(absent.Apply(text => text is null)));
        Assert.Null(await Traits.ValueAsync(absent.ToOutput()));
    }
}
