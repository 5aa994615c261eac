using System.CommandLine;
using System.Globalization;
using Engine.Diagnostics;

namespace Review.CommandLine;

/// <summary>The <c>cost STACK…</c> command: reports the monthly cost of stacks by system, compared with their ceilings.</summary>
internal static class CostCommand
{
    public static Command Create(IStreams streams) => Create(streams, TimeProvider.System);

    /// <param name="streams">Where the command writes.</param>
    /// <param name="clock">Used only to determine how old rates are.</param>
    internal static Command Create(IStreams streams, TimeProvider clock)
    {
        var arguments = new CostArguments();
        var command = new Command("cost", "Estimates what stacks cost a month, and holds them to their ceilings.") { arguments.Stacks };
        arguments.AddTo(command);
        var options = new PlanOptions();
        options.AddTo(command);
        // Pricing is in a class of its own, so that its assembly references load only when the command runs.
        command.SetAction((parsed, cancellation) => new CostRun(parsed, arguments, options, streams, clock).RunAsync(cancellation));
        return command;
    }
}

/// <summary>The arguments that only <c>cost</c> takes.</summary>
internal sealed class CostArguments
{
    public Argument<string[]> Stacks { get; } =
        new("stack") { Description = "The stacks: STACK of Pulumi.STACK.yaml.", Arity = ArgumentArity.OneOrMore };

    public Option<bool> Json { get; } = new("--json") { Description = "Print the estimate as JSON." };

    public Option<bool> Markdown { get; } =
        new("--markdown") { Description = "Print the estimate with its rates and their sources, as docs/cost.md has it." };

    public Option<string?> Usage { get; } =
        new("--usage")
        {
            Description = "What a plan cannot know; default: usage.yaml in the project's folder, where there is one.",
            HelpName = "FILE",
        };

    public Option<string?> Base { get; } =
        new("--base") { Description = "Tell the change against a plan that preview --json wrote of the stack.", HelpName = "FILE" };

    public Option<string[]> Ceilings { get; } =
        new("--ceiling")
        {
            Description = "USD a month that a system may cost, in place of usage.yaml's.",
            HelpName = "SYSTEM=USD",
            DefaultValueFactory = _ => [],
        };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { Json, Markdown, Usage, Base, Ceilings })
        {
            command.Options.Add(option);
        }

        Ceilings.Expect(text => Ceiling(text) is not null, "SYSTEM=USD, with USD a number from 0");
        command.Validators.Add(result =>
        {
            // An argument that takes any number of stacks also accepts a misspelt option.
            foreach (var option in (result.GetValue(Stacks) ?? []).Where(stack => stack.StartsWith('-')))
            {
                var meant = NearestName.Of(option, command.Options.Select(known => known.Name));
                result.AddError($"'{option}' is not an option of 'cost'{(meant is null ? "." : $"; did you mean '{meant}'?")}");
            }

            if (result.GetValue(Json) && result.GetValue(Markdown))
            {
                result.AddError("--json and --markdown exclude one another.");
            }

            if (result.GetValue(Base) is not null && result.GetValue(Stacks) is { Length: > 1 })
            {
                result.AddError("--base is the plan of one stack, and there is more than one.");
            }
        });
    }

    /// <returns>The system and the amount; null if the string is not a valid ceiling.</returns>
    public static (string System, decimal Amount)? Ceiling(string text) =>
        text.Split('=', 2) is [{ Length: > 0 } system, var amount]
        && decimal.TryParse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? (system, number)
            : null;
}
