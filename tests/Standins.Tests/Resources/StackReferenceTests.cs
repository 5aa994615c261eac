using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;
using Standins.Tests.Outputs;
using Standins.Tests.Testing;

namespace Standins.Tests.Resources;

public sealed class StackReferenceTests
{
    private const string Other = "organization/network/prod";

    [Fact]
    public async Task Reference_is_read_under_the_stack_s_name()
    {
        var mocks = Mocks();

        await ReferAsync(mocks, reference => reference.GetOutput("subnet"));

        var asked = mocks.Asked("network");
        Assert.Equal("pulumi:pulumi:StackReference", asked.Type);
        Assert.Equal(Other, asked.Id);
        Assert.Equal(Other, asked.Inputs["name"]);
    }

    [Fact]
    public async Task Outputs_are_given_as_they_are()
    {
        Assert.Equal("10.0.0.0/8", await Traits.ValueAsync(await ReferAsync(Mocks(), reference => reference.GetOutput("subnet"))));
        Assert.Equal("10.0.0.0/8", await Traits.ValueAsync(await ReferAsync(Mocks(), reference => reference.RequireOutput("subnet"))));
        var list = await Traits.ValueAsync(await ReferAsync(Mocks(), reference => reference.RequireOutput("zones")));
        Assert.Equal(new object[] { "b", "c" }, Assert.IsType<ImmutableArray<object>>(list).ToArray());
    }

    [Fact]
    public async Task Secret_output_is_secret_and_its_neighbour_is_not()
    {
        Assert.Equal(Traits.Secret, await Traits.OfAsync(await ReferAsync(Mocks(), reference => reference.GetOutput("token"))));
        Assert.Equal(Traits.Secret, await Traits.OfAsync(await ReferAsync(Mocks(), reference => reference.RequireOutput("token"))));
        Assert.Equal(Traits.Plain, await Traits.OfAsync(await ReferAsync(Mocks(), reference => reference.GetOutput("subnet"))));
    }

    [Fact]
    public async Task Missing_output_is_null() =>
        Assert.Null(await Traits.ValueAsync(await ReferAsync(Mocks(), reference => reference.GetOutput("absent"))));

    [Fact]
    public async Task Missing_required_output_fails_the_run_and_is_named()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => ReferAsync(Mocks(), reference => reference.RequireOutput("absent")));

        Assert.Contains("'absent'", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"'{Other}'", failure.Message, StringComparison.Ordinal);
    }

    [StandInFact]
    public async Task Missing_required_output_is_reported_with_the_existing_ones()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => ReferAsync(Mocks(), reference => reference.RequireOutput("absent")));

        Assert.Contains(
            $"Required output 'absent' does not exist on stack '{Other}'. It has subnet, token, zones.",
            failure.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Outputs_that_are_not_known_yet_are_unknown_required_or_not()
    {
        var mocks = new EchoMocks { Answer = args => (args.Id, new Dictionary<string, object> { ["name"] = Other }) };

        Assert.Equal(Traits.Unknown, await Traits.OfAsync(await ReferAsync(mocks, reference => reference.GetOutput("subnet"))));
        Assert.Equal(Traits.Unknown, await Traits.OfAsync(await ReferAsync(mocks, reference => reference.RequireOutput("subnet"))));
    }

    [Fact]
    public async Task Name_of_the_output_may_be_an_output()
    {
        Assert.Equal(
            "10.0.0.0/8",
            await Traits.ValueAsync(await ReferAsync(Mocks(), reference => reference.GetOutput(Output.Create("subnet"))))
        );
        Assert.Equal(
            Traits.Unknown,
            (await Traits.OfAsync(await ReferAsync(Mocks(), reference => reference.GetOutput(Outputs.Sample.Unknown)))) with
            {
                IsSecret = false,
            }
        );
    }

    [Fact]
    public async Task Output_depends_on_the_reference()
    {
        var output = await ReferAsync(Mocks(), reference => reference.GetOutput("subnet"));

        Assert.IsType<StackReference>(Assert.Single(await OutputUtilities.GetDependenciesAsync(output)));
    }

    private static EchoMocks Mocks() =>
        new()
        {
            Answer = args =>
                (
                    args.Id,
                    new Dictionary<string, object>
                    {
                        ["name"] = Other,
                        ["outputs"] = new Dictionary<string, object>
                        {
                            ["subnet"] = "10.0.0.0/8",
                            ["token"] = Output.CreateSecret("hidden"),
                            ["zones"] = new[] { "b", "c" },
                        },
                        ["secretOutputNames"] = new[] { "token" },
                    }
                ),
        };

    private static async Task<Output<T>> ReferAsync<T>(EchoMocks mocks, Func<StackReference, Output<T>> read)
    {
        Output<T>? output = null;
        await Deployment.TestAsync(mocks, new(), () => output = read(new StackReference("network", new() { Name = Other })));
        return output!;
    }
}
