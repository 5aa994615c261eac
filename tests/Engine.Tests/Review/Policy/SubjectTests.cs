using Engine.Plans;
using Review.Policy;

namespace Engine.Tests.Review.Policy;

/// <summary>The properties other than inputs that a rule may look at.</summary>
public sealed class SubjectTests
{
    private const string Container = "docker:index/container:Container";
    private const string Image = "docker:index/remoteImage:RemoteImage";

    [Theory]
    [InlineData("$name", "web")]
    [InlineData("$type", Container)]
    [InlineData("$stack", "prod")]
    [InlineData("$self", "{image: sha256:1}")]
    [InlineData("$op", "[unknown]")]
    [InlineData("$options.protect", "true")]
    [InlineData("$outputs", "absent")]
    [InlineData("$dependsOnTypes", $"[{Image}]")]
    [InlineData("$imageName", "grafana/grafana:11")]
    public void A_name_with_a_dollar_sign_is_no_input(string path, string value)
    {
        var container = Synthetic.Resource(Container, """{"image": "sha256:1"}""", "web").From("image", Synthetic.Urn(Image));
        var stack = new PolicyStack(
            Synthetic.Plan(
                container with
                {
                    Options = new PlannedOptions { Protect = true },
                },
                Synthetic.Resource(Image, """{"name": "grafana/grafana:11"}""")
            )
        );

        var found = Assert.Single(stack.OfType(Container).Single().Find(PropertyPath.Parse(path)));

        Assert.Equal(value, ValueWords.Of(found));
    }

    [Fact]
    public void What_is_none_of_them_is_refused() =>
        Assert.Throws<FormatException>(() =>
            new PolicyStack(Synthetic.Plan(Synthetic.Resource(Container, "{}")))
                .OfType(Container)
                .Single()
                .Find(PropertyPath.Parse("$color"))
        );

    [Fact]
    public void What_only_the_resolved_pass_met_is_computed_to_its_last_value()
    {
        var resolved = Synthetic.Resource(Container, """{"privileged": true}""") with { OnlyResolved = true };

        var finding = Assert.Single(Synthetic.Judge("DKR-001", resolved));

        Assert.Equal((Verdict.Failed, true), (finding.Judgement.Verdict, finding.Judgement.IsComputed));
    }
}
