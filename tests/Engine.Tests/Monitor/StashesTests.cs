using Engine.Monitor;
using Engine.Plans;
using Engine.Values;

namespace Engine.Tests.Monitor;

public sealed class StashesTests
{
    private static readonly SecretValue Token = new(new TextValue("canary"));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void State_returns_the_input_as_the_output_with_its_secrets(bool resolved)
    {
        var input = new MapValue([new("a", new NumberValue(1)), new("token", Token), new("later", UnknownValue.Instance)]);

        var state = Stashes.State(Stash(new("input", input)), resolved ? PassKind.Resolved : PassKind.Planned);

        Assert.Equal(new MapValue([new("input", input), new("output", input)]), state.Outputs);
        Assert.Equal(resolved, Guid.TryParse(state.Id, out _));
    }

    [Fact]
    public void State_of_a_secret_is_secret() =>
        Assert.Equal(Token, Stashes.State(Stash(new("input", Token)), PassKind.Planned).Outputs["output"]);

    [Fact]
    public void Check_names_missing_and_unknown_inputs() =>
        Assert.Equal(
            [
                new CheckFailure(PropertyPath.Parse("value"), "is not an input of a stash; it takes 'input'.", "remove 'value'."),
                new CheckFailure(PropertyPath.Parse("input"), "is required.", "input: VALUE"),
            ],
            Stashes.Check(Stash(new("value", Token)).Inputs)
        );

    [Fact]
    public void Check_of_a_valid_input_finds_nothing() => Assert.Empty(Stashes.Check(Stash(new("input", NullValue.Instance)).Inputs));

    private static PlannedResource Stash(KeyValuePair<string, PropertyValue> input) =>
        new()
        {
            Urn = "urn:pulumi:s::p::pulumi:index:Stash::kept",
            Type = "pulumi:index:Stash",
            Name = "kept",
            IsCustom = true,
            Inputs = new MapValue([input]),
        };
}
