using System.CommandLine;
using Engine.Diagnostics;
using Engine.Isolation;
using Engine.Runs;
using Review.Diagnostics;

namespace Review.CommandLine;

/// <summary>The options of the commands that run a program.</summary>
internal sealed class ProgramOptions
{
    private readonly ValueOption<Passes> _passes = ValueOption.Choice(
        "--pass",
        "PASS",
        "planned: only what is known before a deployment; resolved: all outputs filled with placeholders; both: the two combined",
        Passes.Both
    );

    private readonly ValueOption<PlanReference> _references = new(
        "--reference",
        "ORGANIZATION/PROJECT/STACK=FILE",
        "the outputs of another stack, for stack references: a plan that 'preview STACK --json' wrote"
    )
    {
        Parse = PlanReference.TryParse,
        Allowed = "ORGANIZATION/PROJECT/STACK=FILE",
        Example = "ORGANIZATION/PROJECT/STACK=FILE",
        IsRepeatable = true,
    };

    private readonly FlagOption _noIsolation = new(
        "--no-isolation",
        "let the build and the program see your files and processes and use the network; never for code that you do not trust"
    );

    private readonly ValueOption<string> _folders = new(
        "--share",
        "DIR",
        "a folder outside the repository that the build and the program may read and write"
    )
    {
        Parse = ValueOption.TextIf(Directory.Exists),
        Allowed = "an existing folder",
        Example = "DIR",
        IsRepeatable = true,
    };

    private readonly ValueOption<string> _variables = new(
        "--build-env",
        "NAME",
        "an environment variable that the build gets too, such as a feed's credentials"
    )
    {
        Parse = ValueOption.TextIf(text => text.Length > 0 && !text.Contains('=', StringComparison.Ordinal)),
        Allowed = "the name of a variable, without its value",
        Example = "NAME",
        IsRepeatable = true,
    };

    private readonly ValueOption<string> _hosts = new(
        "--build-host",
        "HOST[:PORT]",
        "a host that the build may connect to, in addition to those of the package feeds"
    )
    {
        Parse = ValueOption.TextIf(IsHost),
        Allowed = "HOST or HOST:PORT",
        Example = "HOST",
        IsRepeatable = true,
    };

    /// <summary>The options, for the help.</summary>
    public OptionGroup Group => new("Options for running the program", _passes, _references, _noIsolation, _folders, _variables, _hosts);

    /// <summary>Returns a fault for each stack that is referenced twice.</summary>
    public IEnumerable<Fault> Faults(ParseResult parsed) =>
        _references
            .Values(parsed)
            .CountBy(reference => reference.Stack, StringComparer.Ordinal)
            .Where(stack => stack.Value > 1)
            .Select(stack => ReviewDiagnostics.StackReferencedTwice(stack.Key));

    public ProgramArguments Read(ParseResult parsed) =>
        new(
            _passes.Value(parsed),
            _references.Values(parsed),
            new IsolationOptions
            {
                Isolated = !_noIsolation.IsGiven(parsed),
                SharedFolders = [.. _folders.Values(parsed).Select(Path.GetFullPath)],
                BuildVariables = _variables.Values(parsed),
                BuildHosts = _hosts.Values(parsed),
            }
        );

    private static bool IsHost(string value)
    {
        var parts = value.Split(':');
        return parts.Length <= 2
            && Uri.CheckHostName(parts[0]) != UriHostNameType.Unknown
            && (parts.Length == 1 || (ushort.TryParse(parts[1], out var port) && port > 0));
    }
}
