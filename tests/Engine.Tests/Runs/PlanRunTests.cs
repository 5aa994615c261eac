using Engine.Diagnostics;
using Engine.Monitor;
using Engine.Plans;
using Engine.Projects;
using Engine.Runs;
using Engine.Values;
using Providers;

namespace Engine.Tests.Runs;

/// <summary>The merging of given passes into a plan.</summary>
public sealed class PlanRunTests
{
    private const string Type = "random:index/randomPassword:RandomPassword";
    private const string Urn = $"urn:pulumi:s::p::{Type}::a";
    private static readonly PropertyValue Text = new TextValue("text");
    private static readonly PropertyValue Unknown = UnknownValue.Instance;
    private static readonly CheckFailure Failure = new(PropertyPath.Parse("value"), "is wrong.", "fix it.");

    private readonly List<string> _notices = [];
    private readonly List<PassAnswers> _started = [];

    [Theory]
    [InlineData(true, "")]
    [InlineData(
        false,
        "ENG411 The provider would reject an input that contains a placeholder. It stays unknown; a deployment has the real value:\n"
            + $"         {Type} 'a': 'value' is wrong.\n"
            + "       Fix: check the expression; if it is correct, ignore this warning."
    )]
    public async Task Rejected_placeholder_is_a_warning_and_a_rejected_value_is_reported_by_the_planned_pass(bool isKnown, string expected)
    {
        var plan = await Run(
                _ => Pass(isKnown ? Text : Unknown),
                _ => Pass(isKnown ? Text : Unknown) with { Rejected = [Rejected(isDerived: true)] }
            )
            .BothAsync()
            .Made();

        Assert.Equal(expected, string.Join('\n', plan.Messages.Select(message => message.Text)));
        Assert.Equal(isKnown ? Text : Unknown, plan.Resources.Single().Inputs["value"]);
    }

    [Fact]
    public async Task Resolved_pass_alone_fails_with_a_rejected_value_and_warns_of_a_rejected_placeholder()
    {
        var exception = await Assert.ThrowsAsync<FaultException>(() =>
            Run(_ => Pass(Text), _ => Pass(Text) with { Rejected = [Rejected(isDerived: false)] }).ResolvedAsync().Made()
        );
        var plan = await Run(_ => Pass(Text), _ => Pass(Unknown) with { Rejected = [Rejected(isDerived: true)] }).ResolvedAsync().Made();

        Assert.Equal($"ENG210 {Type} 'a': 'value' is wrong.\n       Fix: fix it.", exception.Message);
        Assert.StartsWith("ENG411 ", plan.Messages.Single().Text, StringComparison.Ordinal);
        Assert.True(plan.IsResolved);
    }

    [Fact]
    public async Task Program_that_fails_on_one_placeholder_keeps_the_others()
    {
        var culprit = new Placeholder(Urn, "bcryptHash");

        var plan = await Run(
                _ => Pass(Unknown),
                answers => answers.Withheld.Contains(culprit) ? Pass(Text) : throw Fails("ENG401", ExitCode.ProgramFailed)
            )
            .BothAsync()
            .Made();

        Assert.Equal(new ComputedValue(Text), plan.Resources.Single().Inputs["value"]);
        Assert.Equal(
            "ENG410 The program fails with the placeholder of this output, which stays unknown:\n"
                + $"         {Urn}, 'bcryptHash'\n       ENG401 wrong\n"
                + "       Fix: make the code inside Apply accept a value of any length and format.",
            plan.Messages.Single().Text
        );
        Assert.Equal(["The program fails with placeholders for unknown outputs; running it again to find which …"], _notices);
    }

    [Theory]
    [InlineData(ExitCode.ProgramFailed)]
    [InlineData(ExitCode.TimedOut)]
    public async Task Program_that_fails_with_every_placeholder_keeps_the_planned_values(ExitCode exitCode)
    {
        var plan = await Run(_ => Pass(Unknown), _ => throw Fails("ENG401", exitCode)).BothAsync().Made();

        Assert.Equal(Unknown, plan.Resources.Single().Inputs["value"]);
        Assert.Equal(
            "ENG410 Computed values are missing: the program fails with placeholders for unknown outputs.\n       ENG401 wrong",
            plan.Messages.Single().Text
        );
        Assert.Equal(exitCode == ExitCode.TimedOut ? 2 : 3, _started.Count);
    }

    [Fact]
    public async Task Converted_output_and_a_fault_of_the_engine_fail_the_preview_in_either_pass()
    {
        async Task<string> Message(FaultException fault) =>
            (await Assert.ThrowsAsync<FaultException>(() => Run(_ => Pass(Text), _ => throw fault).BothAsync().Made())).Message;

        Assert.Equal("ENG260 wrong", await Message(Fails("ENG260", ExitCode.ProgramFailed)));
        Assert.Equal("ENG301 wrong", await Message(Fails("ENG301", ExitCode.EngineFault)));
    }

    [Fact]
    public async Task Open_outputs_of_another_stack_need_two_planned_passes_and_a_third_if_one_fails()
    {
        var gaps = new Dictionary<string, MapValue> { ["o/n/dev"] = new([new("open", Unknown)]) };
        PassRun Depending(PassAnswers answers) => Pass(new TextValue(answers.References.ToString()));

        var joined = await Run(Depending, _ => Pass(Text), gaps).PlannedAsync().Made();
        var fallen = await Run(
                answers => answers.References == ReferenceFill.Second ? throw Fails("ENG401", ExitCode.ProgramFailed) : Depending(answers),
                _ => Pass(Text),
                gaps
            )
            .PlannedAsync()
            .Made();

        Assert.Equal(Unknown, joined.Resources.Single().Inputs["value"]);
        Assert.Equal(new TextValue("Unknown"), fallen.Resources.Single().Inputs["value"]);
        Assert.Equal(
            [ReferenceFill.First, ReferenceFill.Second, ReferenceFill.First, ReferenceFill.Second, ReferenceFill.Unknown],
            _started.Select(answers => answers.References)
        );
    }

    private PlanRun Run(
        Func<PassAnswers, PassRun> planned,
        Func<PassAnswers, PassRun> resolved,
        IReadOnlyDictionary<string, MapValue>? references = null
    ) =>
        new(
            (pass, answers) =>
            {
                _started.Add(answers);
                try
                {
                    var run = (pass == PassKind.Planned ? planned : resolved)(answers);
                    return Task.FromResult(new ProgramOutcome(ExitCode.Ok, () => run));
                }
                catch (FaultException fault) when (fault.ExitCode is ExitCode.ProgramFailed or ExitCode.TimedOut)
                {
                    return Task.FromResult(new ProgramOutcome(fault.ExitCode, () => throw fault));
                }
                catch (FaultException fault)
                {
                    return Task.FromException<ProgramOutcome>(fault);
                }
            },
            new KnownProviders(),
            new DeploymentSettings
            {
                Project = "p",
                Stack = "s",
                References = references ?? new Dictionary<string, MapValue>(),
            },
            new RunDeadline(TimeSpan.FromMinutes(5), TimeProvider.System),
            new Notices(_notices)
        );

    private static FaultException Fails(string code, ExitCode exitCode) => new(exitCode, new Fault(code, "wrong"));

    private static RejectedInput Rejected(bool isDerived) => new(Urn, $"{Type} 'a'", Failure, isDerived);

    private static PassRun Pass(PropertyValue value) =>
        new(
            new Plan
            {
                Project = "p",
                Stack = "s",
                Resources =
                [
                    new PlannedResource
                    {
                        Urn = Urn,
                        Type = Type,
                        Name = "a",
                        IsCustom = true,
                        Inputs = new MapValue([new("value", value)]),
                    },
                ],
                Outputs = MapValue.Empty,
            },
            [],
            text => text
        );

    private sealed class Notices(List<string> lines) : IProgress<string>
    {
        public void Report(string value) => lines.Add(value);
    }
}

internal static class PlanRunResult
{
    /// <summary>Returns the plan or throws the reason why it cannot be created.</summary>
    public static async Task<Plan> Made(this Task<Func<Plan>> make) => (await make)();
}
