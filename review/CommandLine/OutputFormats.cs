using System.Text;
using Engine.Plans;
using Review.Render;

namespace Review.CommandLine;

/// <summary>The format of a command's result.</summary>
internal enum OutputFormat
{
    /// <summary>For people: text, or a picture.</summary>
    Standard,

    /// <summary>For programs.</summary>
    Json,

    /// <summary>For documents and comments.</summary>
    Markdown,
}

/// <summary>The renderers of a command's result; every command has JSON.</summary>
internal sealed record OutputFormats<T>
{
    /// <summary>The renderer for people, given the number of columns; null if the output does not go to a terminal.</summary>
    public required Func<T, int?, string> Standard { get; init; }

    public required Action<T, Stream> Json { get; init; }

    /// <summary>The renderer for Markdown; null if the command does not offer it.</summary>
    public Func<T, string>? Markdown { get; init; }

    /// <summary>The notes on a plan that the renderer for people leaves out.</summary>
    public Func<Plan, IEnumerable<string>> Remaining { get; init; } = PlanNotes.ProgramOutput;

    public void Write(T result, OutputFormat format, IStreams streams)
    {
        if (format == OutputFormat.Json)
        {
            Json(result, streams.Output);
        }
        else
        {
            var text = format == OutputFormat.Markdown ? Markdown!(result) : Standard(result, streams.Width);
            streams.Output.Write(Encoding.UTF8.GetBytes(text));
        }
    }

    /// <summary>Returns the notes on a plan that a format leaves out, so that each is printed exactly once.</summary>
    public IEnumerable<string> NotesOn(Plan plan, OutputFormat format) =>
        format switch
        {
            OutputFormat.Json => PlanNotes.Messages(plan),
            OutputFormat.Markdown => PlanNotes.ProgramOutput(plan),
            _ => Remaining(plan),
        };
}
