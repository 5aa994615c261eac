using System.CommandLine;
using System.Globalization;
using System.Text;
using Engine.Diagnostics;
using Engine.Plans;
using Engine.Plans.Json;
using Review.Policy;
using Review.Policy.Exemptions;
using Review.Render;

namespace Review.CommandLine;

/// <summary>The <c>check STACK</c> command: evaluates the rules of docs/policies.md against what a stack declares.</summary>
internal sealed class CheckCommand
{
    private const string DateForm = "yyyy-MM-dd";

    /// <summary>
    /// The environment whose rules apply to all stacks other than staging and prod, because they may contain less than prod.
    /// </summary>
    private const string OtherEnvironment = "staging";

    private readonly Argument<string> _stack = new("stack") { Description = "The stack: STACK of Pulumi.STACK.yaml." };

    private readonly Option<bool> _json = new("--json") { Description = "Print the report as JSON (docs/policies.md)." };

    private readonly Option<string> _failOn = new("--fail-on")
    {
        Description = "The least grave finding that refuses: critical, high, medium, low or info.",
        HelpName = "SEVERITY",
        DefaultValueFactory = _ => "info",
    };

    private readonly Option<string?> _as = new("--as")
    {
        Description = $"The environment whose rules hold; default: the stack's name, or {OtherEnvironment} where no rule names it.",
        HelpName = "prod|staging",
    };

    private readonly Option<string?> _exemptions = new("--exemptions")
    {
        Description = $"What is exempted; default: {ExemptionFile.DefaultName} in the project's folder, if there is one.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _base = new("--base")
    {
        Description = "The stack as it was, for what is deleted or replaced: the plan that preview --json wrote of it.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _today = new("--today")
    {
        Description = "The day that exemptions are held against; default: today, in UTC.",
        HelpName = "YYYY-MM-DD",
    };

    private readonly PlanOptions _plan = new();
    private readonly IStreams _streams;

    private CheckCommand(IStreams streams) => _streams = streams;

    public static Command Create(IStreams streams)
    {
        var check = new CheckCommand(streams);
        var command = new Command("check", "Says what policies make of what a stack declares.")
        {
            check._stack,
            check._json,
            check._failOn,
            check._as,
            check._exemptions,
            check._base,
            check._today,
        };
        check._plan.AddTo(command);
        check.Validate();
        command.SetAction(check.RunAsync);
        return command;
    }

    private void Validate()
    {
        _failOn.Expect(
            text => Enum.GetNames<Severity>().Contains(text, StringComparer.OrdinalIgnoreCase),
            "critical, high, medium, low or info"
        );
        _as.Expect(text => text is "prod" or "staging", "prod or staging");
        _today.Expect(text => Day(text) is not null, "a day as YYYY-MM-DD");
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var rules = RuleReader.All();
        var today = Day(parsed.GetValue(_today)) ?? DateOnly.FromDateTime(DateTime.UtcNow);
        // Before the program runs: a typo in a file is reported without waiting for the program.
        var (exemptions, before, request) = await _plan
            .ReadAsync(
                parsed,
                deadline =>
                    (
                        Exemptions(parsed, rules, today),
                        parsed.GetValue(_base) is { } file ? PlanJson.Read(file) : null,
                        _plan.Prepare(parsed, parsed.GetRequiredValue(_stack), deadline)
                    ),
                cancellation
            )
            .ConfigureAwait(false);
        var plan = await _plan.PlanAsync(request, parsed, _streams, cancellation).ConfigureAwait(false);
        PlanOptions.ThrowIfOfAnother(before, plan, parsed.GetValue(_base));
        var environment = parsed.GetValue(_as) ?? (rules.Any(rule => rule.AppliesTo.Contains(plan.Stack)) ? plan.Stack : OtherEnvironment);
        var report = PolicyReport.Of(plan, new PolicyStack(plan, before), environment, rules, exemptions, today);
        var severity = Enum.Parse<Severity>(parsed.GetRequiredValue(_failOn), ignoreCase: true);
        if (parsed.GetValue(_json))
        {
            PolicyJson.Write(report, severity, _streams.Output);
            PlanNotes.PrintMessages(plan, _streams.Error);
        }
        else
        {
            _streams.Output.Write(Encoding.UTF8.GetBytes(PolicyText.Of(report, severity, _streams.Width)));
            PlanNotes.PrintOutput(plan, _streams.Error);
        }

        return (int)(report.IsRefusedAt(severity) ? ExitCode.Refused : ExitCode.Ok);
    }

    private IReadOnlyList<Exemption> Exemptions(ParseResult parsed, IReadOnlyList<Rule> rules, DateOnly today)
    {
        var folder = _plan.Directory(parsed);
        var file = parsed.GetValue(_exemptions);
        if (file is null && !File.Exists(Path.Combine(folder, ExemptionFile.DefaultName)))
        {
            return [];
        }

        var stacks = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "Pulumi.*.yaml").Select(name => Path.GetFileName(name)["Pulumi.".Length..^".yaml".Length])
            : [];
        return ExemptionFile.Load(
            file ?? Path.Combine(folder, ExemptionFile.DefaultName),
            [.. rules.Select(rule => rule.Id)],
            [.. stacks],
            today
        );
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
