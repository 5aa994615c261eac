using Engine.Plans;
using Engine.Plans.Json;
using Engine.Runs;
using Engine.Tests.Plans;
using Engine.Values;

namespace Engine.Tests.Programs;

/// <summary>The two passes, and the values that each knows.</summary>
public sealed class PassesTests
{
    [Fact]
    public async Task Preview_of_a_program_that_fails_on_a_placeholder_warns_and_plans_the_rest()
    {
        var run = await HostileProgram.PreviewAsync("surprise");

        Assert.Equal(
            (0, "The program fails with placeholders for unknown outputs; running it again to find which …\n"),
            (run.ExitCode, run.Error)
        );
        Assert.Equal(
            """
            hostile/surprise: 1 resource (1 random)

            hostile-surprise
            └─ password  random:index:RandomPassword

            Outputs
              answer  [unknown]

            Known only after deployment: [computed] is a placeholder for the real value, [unknown] has no placeholder.

            Messages
              warning: ENG410 The program fails with the placeholder of this output, which stays unknown:
                       urn:pulumi:surprise::hostile::random:index/randomPassword:RandomPassword::password, 'result'
                     ENG401 The program reports an error:
                            no value was expected
                     Fix: make the code inside Apply accept a value of any length and format.

            """,
            run.Output
        );
    }

    [Fact]
    public async Task Preview_of_a_program_that_fails_on_two_placeholders_keeps_the_others()
    {
        var plan = await HostileProgram.PlanAsync("two-surprises", Passes.Both);

        Assert.Equal(new ComputedValue(new TextValue("none")), plan.Outputs["second"]);
        Assert.Equal(new ComputedValue(new NumberValue(4)), plan.Outputs["length"]);
        Assert.Equal([true, true], new[] { "first", "third" }.Select(name => plan.Outputs[name]!.HasUnknowns));
        Assert.Contains("RandomPassword::first, 'bcryptHash'\n", plan.Messages.Single().Text, StringComparison.Ordinal);
        Assert.Contains("RandomPassword::third, 'bcryptHash'\n", plan.Messages.Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Differences_between_the_passes_are_reported_without_their_values()
    {
        var plan = await HostileProgram.PlanAsync("random", Passes.Both);

        const string urn = "urn:pulumi:random::hostile::test:index:Thing::";
        var named = plan.Resources.Single(resource => resource.Name.StartsWith("named-", StringComparison.Ordinal));
        var differences = plan.Differences.Where(difference => difference.Path != "options.protect").ToList();
        Assert.Equal(
            [
                new PassDifference("urn:pulumi:random::hostile::pulumi:pulumi:Stack::hostile-random", "outputs.run"),
                new PassDifference("urn:pulumi:random::hostile::test:index:Box::box", "outputs.when"),
                new PassDifference($"{urn}{named.Name}", ""),
                new PassDifference($"{urn}secret", "inputs.text"),
                new PassDifference("urn:pulumi:random::hostile::test:index:Thing$test:index:Thing::inputs", "inputs.list[1]"),
                new PassDifference("urn:pulumi:random::hostile::test:index:Thing$test:index:Thing::inputs", "inputs.number"),
                new PassDifference("urn:pulumi:random::hostile::test:index:Thing$test:index:Thing::inputs", "inputs.text"),
            ],
            differences.OrderBy(difference => difference.Urn.Replace("$", "~", StringComparison.Ordinal), StringComparer.Ordinal)
        );
        var text = plan.Messages.Single().Text;
        Assert.StartsWith("ENG412 ", text, StringComparison.Ordinal);
        Assert.DoesNotContain(((TextValue)plan.Outputs["run"]!).Value, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_that_are_equal_in_both_passes_are_not_reported() =>
        Assert.Empty((await HostileProgram.PlanAsync("plain", Passes.Both)).Differences);

    [Fact]
    public async Task Output_that_was_converted_to_a_string_fails_the_preview_wherever_it_is()
    {
        var run = await HostileProgram.PreviewAsync("converted");

        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        const string thing = "ENG260 test:index:Thing 'Calling [toString] on an [Output<T>] is not supported.': ";
        const string rest = " contains an output that was converted to a string; the deployment would use a message of Pulumi's SDK.\n";
        Assert.Contains($"{thing}its name{rest}", run.Error, StringComparison.Ordinal);
        Assert.Contains($"{thing}'inputs.text'{rest}", run.Error, StringComparison.Ordinal);
        Assert.Contains($"ENG260 pulumi:pulumi:Stack 'hostile-converted': 'outputs.address'{rest}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_that_was_converted_inside_another_fails_the_preview_too()
    {
        var run = await HostileProgram.PreviewAsync("converted-inside");

        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("ENG260 test:index:Thing 'inside': 'inputs.text' contains an output", run.Error, StringComparison.Ordinal);
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
            PlanJson.Write(SamplePlan.Whole with { Project = "other", Outputs = outputs, IsResolved = false }, stream);
        }

        var run = await HostileProgram.PreviewAsync("reference", "--reference", $"organization/other/dev={other}");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("\nOutputs\n  hidden  [secret]\n  plain   value\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outputs_of_another_stack_are_each_known_computed_or_secret_by_themselves()
    {
        using var folder = new TemporaryFolder();
        var other = Path.Combine(folder.Path, "other.json");
        await using (var stream = File.Create(other))
        {
            var outputs = new MapValue([
                new("plain", new TextValue("value")),
                new("hidden", new ComputedValue(new TextValue("later"))),
                new("more", new MapValue([new("token", new SecretValue(new TextValue("hunter22")))])),
            ]);
            PlanJson.Write(SamplePlan.Whole with { Project = "other", Outputs = outputs, IsResolved = false }, stream);
        }

        var run = await HostileProgram.PreviewAsync("reference", "--reference", $"organization/other/dev={other}");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("\nOutputs\n  hidden  later [computed]\n  plain   value\n", run.Output, StringComparison.Ordinal);
    }
}
