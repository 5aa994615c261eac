using System.CommandLine;
using System.Text;
using Engine.Plans;
using Engine.Plans.Json;
using Review.Render;

namespace Review.CommandLine;

/// <summary>The <c>preview STACK</c> command: prints the declared resources as a tree and a summary, or as a plan in JSON.</summary>
internal static class PreviewCommand
{
    public static Command Create(IStreams streams)
    {
        var stack = new Argument<string>("stack") { Description = "The stack: STACK of Pulumi.STACK.yaml." };
        var json = new Option<bool>("--json") { Description = "Print the plan, format 1 (docs/plan-format.md)." };
        var command = new Command("preview", "Shows what a stack declares.") { stack, json };
        var options = new PlanOptions();
        options.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var plan = await options.PlanAsync(parsed, parsed.GetRequiredValue(stack), streams, cancellation).ConfigureAwait(false);
                if (parsed.GetValue(json))
                {
                    PlanJson.Write(plan, streams.Output);
                    PlanNotes.PrintMessages(plan, streams.Error);
                }
                else
                {
                    streams.Output.Write(Encoding.UTF8.GetBytes(PreviewText.Of(plan, streams.Width)));
                }

                return 0;
            }
        );
        return command;
    }
}
