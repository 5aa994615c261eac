using System.CommandLine;
using Engine.Diagnostics;

namespace Review.CommandLine;

/// <summary>An option of a command. The parser only finds it; its values are checked here, with the messages of the catalog.</summary>
/// <param name="definition">The option as the parser knows it.</param>
/// <param name="valueName">What the help calls its value; empty if it takes none.</param>
/// <param name="description">What it does, for the help.</param>
internal abstract class CommandOption(Option definition, string valueName, string description)
{
    public Option Definition => definition;

    public string Name => definition.Name;

    /// <summary>The option as the help shows it, <c>--cwd DIR</c>.</summary>
    public string Label => $"{string.Join(", ", definition.Aliases.Append(Name))} {valueName}".TrimEnd();

    /// <summary>What it does, with its default.</summary>
    public virtual string Description => description;

    public bool IsGiven(ParseResult parsed) => parsed.GetResult(definition) is { Implicit: false };

    /// <summary>Returns a fault for each value that is missing or not valid.</summary>
    public abstract IEnumerable<Fault> Faults(ParseResult parsed);
}

/// <summary>An option without a value.</summary>
internal sealed class FlagOption : CommandOption
{
    public FlagOption(string name, string description, params string[] aliases)
        : base(new Option<bool>(name, aliases) { Arity = ArgumentArity.Zero }, "", description) { }

    public override IEnumerable<Fault> Faults(ParseResult parsed) => [];
}
