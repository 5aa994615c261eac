using System.Text.Json;
using Engine.Plans;
using Engine.Plans.Json;

namespace Review.Render;

/// <summary>
/// The limits of every statement about a plan: the resources that no provider checks, and the warnings of the run. Each command reports
/// them exactly once, in every format.
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

    /// <summary>Returns the lines of the program's messages, for a report that shows the engine's warnings itself.</summary>
    public static IEnumerable<string> ProgramOutput(Plan plan) => Lines(plan.Messages.Where(message => !message.QualifiesPlan));

    /// <summary>Returns all notes, for a picture.</summary>
    public static IEnumerable<string> All(Plan plan) => [.. NotChecked(plan), .. Messages(plan)];

    /// <summary>Writes the members of docs/plan-format.md about the plan itself, such as <c>notChecked</c>.</summary>
    public static void Write(Plan plan, Utf8JsonWriter json) => PlanJson.WriteObservations(plan, json);

    private static IEnumerable<string> Lines(IEnumerable<ProgramMessage> messages) =>
        messages.SelectMany(message => MessageText.Of(message).Split('\n'));
}
