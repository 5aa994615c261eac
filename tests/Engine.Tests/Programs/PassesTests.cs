using Engine.Plans.Json;
using Engine.Runs;
using Engine.Tests.Plans;
using Engine.Values;

namespace Engine.Tests.Programs;

/// <summary>The two passes, and what each knows.</summary>
public sealed class PassesTests
{
    [Fact]
    public async Task Preview_of_a_program_that_fails_on_stand_ins_alone_warns_and_plans()
    {
        var run = await HostileProgram.PreviewAsync("surprise");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            """
            hostile/surprise: 1 resource (1 random)

            hostile-surprise
            └─ password  random:index:RandomPassword

            Outputs
              answer  [unknown]

            Only a deployment tells these: [computed] stands in for the real value, [unknown] has nothing to stand in for it.

            Messages
              warning: ENG410 Computed values are missing: with stand-ins for unknown outputs the program fails.
              ENG401 The program reports an error:
                     no value was expected

            """,
            run.Output
        );
    }

    [Fact]
    public async Task Outputs_of_another_stack_are_unknown_without_its_plan()
    {
        var plan = await HostileProgram.PlanAsync("reference", Passes.Both);

        Assert.Equal(UnknownValue.Instance, plan.Outputs["plain"]);
    }

    [Fact]
    public async Task Outputs_of_another_stack_are_those_of_its_plan_and_its_secrets_stay_secret()
    {
        using var folder = new TemporaryFolder();
        var other = Path.Combine(folder.Path, "other.json");
        await using (var stream = File.Create(other))
        {
            var outputs = new MapValue([new("plain", new TextValue("value")), new("hidden", new SecretValue(new TextValue("hunter22")))]);
            PlanJson.Write(SamplePlan.Whole with { Outputs = outputs }, stream);
        }

        var run = await HostileProgram.PreviewAsync("reference", "--reference", $"organization/other/dev={other}");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("\nOutputs\n  hidden  [secret]\n  plain   value\n", run.Output, StringComparison.Ordinal);
    }
}
