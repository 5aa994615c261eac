using Engine.Monitor;
using Engine.Plans;
using Engine.Values;

namespace Engine.Tests.Monitor;

public sealed class ConvertedOutputTests
{
    private const string Node = "Calling [toString] on an [Output<T>] is not supported.\n\nTo get the value of an Output<T> as";

    [Theory]
    [InlineData($"https://{Node}/path")]
    [InlineData("Calling [toJSON] on an [Output<T>] is not supported.")]
    [InlineData("Calling [ToString] on an [Output<T>] is not supported.")]
    [InlineData("x-Calling __str__ on an Output[T] is not supported.")]
    [InlineData("Pulumi.Output`1[System.String]")]
    [InlineData("{%!s(*internal.OutputState=&{0xc0001})}")]
    [InlineData("CALLING [TOSTRING] ON AN [OUTP")]
    [InlineData("calling-tostring-on-an-output-t-is-not-supported")]
    [InlineData("Calling%20%5BtoString%5D%20on%20an%20%5BOutput%3CT%3E%5D")]
    [InlineData("\"Calling [toString] on an [Output\\u003cT\\u003e] is not supported.\"")]
    public void String_that_an_SDK_creates_from_an_output_is_recognized_even_if_changed_or_truncated(string text) =>
        Assert.True(ConvertedOutput.IsMatch(text));

    [Theory]
    [InlineData("")]
    [InlineData("calling on an output that is not supported")]
    [InlineData("The method toString of an output")]
    [InlineData("Calling the API on an instance")]
    [InlineData("https://example.com/calling?output=1")]
    public void Other_strings_are_accepted(string text) => Assert.False(ConvertedOutput.IsMatch(text));

    [Fact]
    public void Every_part_of_a_resource_is_searched()
    {
        var text = new TextValue(Node);
        var resource = new PlannedResource
        {
            Urn = "urn",
            Type = "a:b:C",
            Name = Node,
            ReadId = Node,
            Inputs = new MapValue([
                new("list", new ArrayValue([NullValue.Instance, new MapValue([new("deep", text)])])),
                new("keys", new MapValue([new(Node, NullValue.Instance)])),
                new("secret", new SecretValue(text)),
                new("fine", new TextValue("fine")),
            ]),
            Options = new()
            {
                Aliases = [text],
                Import = Node,
                ReplacementTrigger = text,
            },
        };

        Assert.Equal(
            [
                "its name",
                "its ID",
                "'inputs.keys'",
                "'inputs.list[1].deep'",
                "'inputs.secret'",
                "'options.aliases'",
                "'options.replacementTrigger'",
                "'options.import'",
            ],
            ConvertedOutput.In(resource)
        );
    }
}
