using System.CommandLine;
using System.Globalization;
using Engine.Diagnostics;
using Engine.Runs;
using Review.Diagnostics;

namespace Review.CommandLine;

/// <summary>The options of every command.</summary>
internal sealed class CommonOptions
{
    private const int MaximumTimeout = 86_400;

    public ValueOption<string> Folder { get; } =
        new("--cwd", "DIR", "the project's folder, which contains Pulumi.yaml")
        {
            Parse = ValueOption.Text,
            Allowed = "the project's folder",
            Example = "DIR",
            Default = ".",
            Check = ProjectFolder.Check,
        };

    public FlagOption Json { get; } = new("--json", "print the result as JSON, and also a failure (docs/diagnostics.md)");

    public FlagOption Markdown { get; } = new("--markdown", "print the result as Markdown");

    public ValueOption<int> Timeout { get; } =
        new("--timeout", "SECONDS", "the time limit of the whole command, 1 to 86,400 s")
        {
            Parse = (text, out seconds) =>
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seconds) && seconds is >= 1 and <= MaximumTimeout,
            Allowed = "whole seconds, 1 to 86,400",
            Example = Standard,
            Default = Standard,
        };

    public FlagOption Help { get; } = new("--help", "show this help", "-h", "-?");

    private static string Standard { get; } = new RunLimits().Timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture);

    public IEnumerable<Fault> Faults(ParseResult parsed) =>
        Json.IsGiven(parsed) && Markdown.IsGiven(parsed) ? [ReviewDiagnostics.ExclusiveOptions(Json.Name, Markdown.Name)] : [];

    public OutputFormat Format(ParseResult parsed) =>
        Json.IsGiven(parsed) ? OutputFormat.Json
        : Markdown.IsGiven(parsed) ? OutputFormat.Markdown
        : OutputFormat.Standard;
}
