using Engine.Diagnostics;
using Engine.Plans;
using Engine.Tests.Plans;
using Engine.Tests.Plans.Json;
using Review.CommandLine;

namespace Engine.Tests.Review.CommandLine;

public sealed class PlanReferenceTests : IDisposable
{
    private static readonly Plan Complete = SamplePlan.Whole with { IsResolved = false };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("organization/shop/dev")]
    [InlineData("acme/shop/dev")]
    [InlineData("dev")]
    public void Plan_of_that_stack_gives_its_outputs(string stack) =>
        Assert.NotEmpty(new PlanReference(stack, _folder.Write("plan.json", PlanJsonTests.Write(Complete))).Outputs());

    [Theory]
    [InlineData("organization/shop/prod")]
    [InlineData("organization/net/dev")]
    [InlineData("prod")]
    public void Plan_of_another_stack_is_refused(string stack)
    {
        var file = _folder.Write("plan.json", PlanJsonTests.Write(Complete));

        var exception = Assert.Throws<FaultException>(() => new PlanReference(stack, file).Outputs());

        Assert.Equal(ExitCode.Usage, exception.ExitCode);
        Assert.Equal(
            $"REV310 --reference names {stack}, but {file} is a plan of shop/dev.\n"
                + "       Fix: write that stack's plan, in its project's folder, with: preview STACK --json > FILE",
            exception.Message
        );
    }

    [Fact]
    public void Plan_of_the_resolved_pass_is_refused_because_its_placeholders_look_like_values()
    {
        var file = _folder.Write("plan.json", PlanJsonTests.Write(SamplePlan.Whole with { IsResolved = true }));

        Assert.Equal(
            $"REV311 The plan {file} contains only the resolved pass; its outputs are placeholders that look like real values.\n"
                + "       Fix: write it without --pass resolved: preview dev --json > FILE",
            Assert.Throws<FaultException>(() => new PlanReference("organization/shop/dev", file).Outputs()).Message
        );
    }
}
