using Engine.Values;
using Review.Policy;

namespace Engine.Tests.Review.Policy;

/// <summary>What rules read of a resource.</summary>
public sealed class SubjectTests
{
    private const string Container = "docker:index/container:Container";
    private const string Image = "docker:index/remoteImage:RemoteImage";

    [Fact]
    public void Name_of_an_image_is_that_of_the_resource_that_pulls_it()
    {
        var container = Synthetic.Resource(Container, """{"image": "sha256:1"}""", "web").From("image", Synthetic.Urn(Image));
        var stack = new PolicyStack(Synthetic.Plan(container, Synthetic.Resource(Image, """{"name": "grafana/grafana:11"}""")));

        var subject = stack.OfType(Container).Single();

        Assert.Equal(new TextValue("grafana/grafana:11"), subject.ImageName());
        Assert.Equal([Image], subject.UsedTypes());
    }

    [Fact]
    public void What_only_the_resolved_pass_met_is_computed_to_its_last_value()
    {
        var resolved = Synthetic.Resource(Container, """{"privileged": true}""") with { OnlyResolved = true };

        var finding = Assert.Single(Synthetic.Judge("DKR-001", resolved));

        Assert.Equal((Verdict.Failed, true), (finding.Judgement.Verdict, finding.Judgement.IsComputed));
    }
}
