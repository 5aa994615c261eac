using System.Text.Json;
using Engine.Plans;
using Engine.Plans.Json;

namespace Review.Render;

/// <summary>
/// What qualifies every statement about a plan: the resources that no provider checks, and the warnings of the run. Each command reports
/// it exactly once, in every format.
/// </summary>
internal static class PlanNotes
{
    /// <summary>Returns the line about resources that no provider checks; none if all are checked.</summary>
    public static IEnumerable<string> NotChecked(Plan plan) =>
        PlanSummary.NotChecked(plan) is { Length: > 0 } notChecked ? [notChecked] : [];

    /// <summary>Returns the lines of the engine's warnings about the run; a report shows these, but not what the program says.</summary>
    public static IEnumerable<string> Warnings(Plan plan) => Lines(plan.Messages.Where(message => message.QualifiesPlan));

    /// <summary>Returns the lines of all messages.</summary>
    public static IEnumerable<string> Messages(Plan plan) => Lines(plan.Messages);

    /// <summary>Prints the messages of the program, for a report that shows the engine's warnings itself.</summary>
    public static void PrintOutput(Plan plan, TextWriter error) =>
        Print(Lines(plan.Messages.Where(message => !message.QualifiesPlan)), error);

    /// <summary>Prints all messages, for a format that has no place for them.</summary>
    public static void PrintMessages(Plan plan, TextWriter error) => Print(Messages(plan), error);

    /// <summary>Prints everything, for a picture.</summary>
    public static void PrintAll(Plan plan, TextWriter error) => Print([.. NotChecked(plan), .. Messages(plan)], error);

    /// <summary>Writes the members of docs/plan-format.md about the plan itself, such as <c>notChecked</c>.</summary>
    public static void Write(Plan plan, Utf8JsonWriter json) => PlanJson.WriteObservations(plan, json);

    private static IEnumerable<string> Lines(IEnumerable<ProgramMessage> messages) =>
        messages.SelectMany(message => MessageText.Of(message).Split('\n'));

    private static void Print(IEnumerable<string> lines, TextWriter error)
    {
        foreach (var line in lines)
        {
            error.WriteLine(TerminalText.Line(line));
        }
    }
}
