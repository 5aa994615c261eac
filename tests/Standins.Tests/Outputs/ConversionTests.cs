using Pulumi;
using Standins.Tests.Testing;

namespace Standins.Tests.Outputs;

/// <summary>The conversion of an output to a string: never the value, always a warning, and an error on request.</summary>
public sealed class ConversionTests : IDisposable
{
    private const string Variable = "PULUMI_ERROR_OUTPUT_STRING";
    private const string Phrase = "Calling [ToString] on an [Output<T>] is not supported.";

    public void Dispose() => Environment.SetEnvironmentVariable(Variable, null);

    [Fact]
    public async Task String_of_an_output_is_the_warning_and_never_the_value()
    {
        var text = "";

        await Deployment.TestAsync(new EchoMocks(), new(), () => text = $"{Output.CreateSecret("do-not-print")}");

        Assert.StartsWith(Phrase + Environment.NewLine, text, StringComparison.Ordinal);
        Assert.EndsWith($"{Environment.NewLine}This function may throw in a future version of Pulumi.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("do-not-print", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("true", true)]
    [InlineData("TRUE", true)]
    [InlineData("0", false)]
    [InlineData("", false)]
    public async Task Variable_makes_a_conversion_an_error(string value, bool isError)
    {
        Environment.SetEnvironmentVariable(Variable, value);
        Exception? failure = null;

        await Deployment.TestAsync(
            new EchoMocks(),
            new(),
            () =>
                failure = Record.Exception(() =>
                {
                    _ = Output.Create(1).ToString();
                })
        );

        Assert.Equal(isError, failure is InvalidOperationException);
        Assert.True(failure is null || failure.Message.StartsWith(Phrase, StringComparison.Ordinal));
    }

    [Fact]
    public void Conversion_outside_a_deployment_fails_because_it_cannot_warn() =>
        Assert.Throws<InvalidOperationException>(() => Output.Create(1).ToString());
}
