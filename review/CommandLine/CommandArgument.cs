using Engine.Diagnostics;
using Review.Diagnostics;

namespace Review.CommandLine;

/// <summary>The words of a command that belong to no option.</summary>
/// <param name="Name">What the help calls each of them.</param>
/// <param name="Description">What they are, for the help.</param>
/// <param name="Minimum">How many there must be.</param>
/// <param name="Maximum">How many there may be.</param>
internal sealed record CommandArgument(string Name, string Description, int Minimum, int Maximum)
{
    /// <summary>The stack that a command is about.</summary>
    public static CommandArgument Stack { get; } = new("STACK", "a stack of the project: the STACK of Pulumi.STACK.yaml", 1, 1);

    /// <summary>The stacks that a command is about.</summary>
    public static CommandArgument Stacks { get; } =
        new("STACK...", "one or more stacks of the project: the STACK of Pulumi.STACK.yaml", 1, int.MaxValue);

    /// <summary>
    /// Returns a fault for each word that is not an option of the command, and for too few or too many words. After an unknown option,
    /// words are not counted: one of them may be its value.
    /// </summary>
    /// <param name="words">The words.</param>
    /// <param name="command">The command as it is typed, for messages.</param>
    /// <param name="options">The names of the command's options.</param>
    public IEnumerable<Fault> Faults(IReadOnlyList<string> words, string command, IReadOnlyCollection<string> options)
    {
        var unknown = words.Where(IsOption).Select(word => word.Split('=', 2)[0]).ToList();
        return unknown.Count > 0 ? unknown.Select(name => UnknownOption(name, command, options))
            : words.Count < Minimum ? [ReviewDiagnostics.ArgumentMissing(Name.TrimEnd('.'), command)]
            : words.Skip(Maximum).Take(1).Select(word => ReviewDiagnostics.ExtraArgument(word, command));
    }

    private static Fault UnknownOption(string name, string command, IReadOnlyCollection<string> options) =>
        options.Contains(name)
            ? ReviewDiagnostics.OptionAfterSeparator(name)
            : ReviewDiagnostics.UnknownOption(name, command, NearestName.Of(name, options));

    /// <summary>Returns whether a word has the form of an option.</summary>
    public static bool IsOption(string word) => word is ['-', _, ..];
}
