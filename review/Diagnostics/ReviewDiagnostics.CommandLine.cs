using Engine.Diagnostics;

namespace Review.Diagnostics;

// Commands, their arguments and their options.
internal static partial class ReviewDiagnostics
{
    public static Fault CommandMissing(IReadOnlyCollection<string> commands) =>
        InvalidCommandLine("The command is missing.", $"use {Join(commands, "or")}.");

    public static Fault UnknownCommand(string name, string? nearest, IReadOnlyCollection<string> commands) =>
        InvalidCommandLine($"'{name}' is not a command.", DidYouMean(nearest, commands));

    public static Fault UnknownOption(string name, string command, string? nearest) =>
        InvalidCommandLine($"'{name}' is not an option of '{command}'.", nearest is null ? SeeHelp(command) : DidYouMean(nearest));

    /// <summary>An option that follows '--' is an argument, by the convention of POSIX.</summary>
    public static Fault OptionAfterSeparator(string name) =>
        InvalidCommandLine($"'{name}' follows '--', which ends the options.", $"put '{name}' before '--'.");

    public static Fault ArgumentMissing(string name, string command) =>
        InvalidCommandLine($"'{command}' needs the argument {name}.", SeeHelp(command));

    public static Fault ExtraArgument(string value, string command) =>
        InvalidCommandLine($"'{value}' is one argument too many for '{command}'.", SeeHelp(command));

    public static Fault OptionValueMissing(string option, string allowed, string example) =>
        InvalidCommandLine($"'{option}' needs a value: {allowed}.", $"{option} {example}");

    public static Fault OptionRepeated(string option) => InvalidCommandLine($"'{option}' is given more than once.", "keep one of them.");

    /// <param name="option">The option.</param>
    /// <param name="value">Its value.</param>
    /// <param name="allowed">What it takes, with the unit.</param>
    /// <param name="example">A valid value; the nearest one, if there is any.</param>
    public static Fault InvalidOptionValue(string option, string value, string allowed, string example) =>
        InvalidCommandLine($"{option} is '{value}'; it takes {allowed}.", $"{option} {example}");

    public static Fault ExclusiveOptions(string one, string other) =>
        InvalidCommandLine($"{one} and {other} cannot be used together.", "keep one of them.");

    public static Fault StackReferencedTwice(string stack) =>
        InvalidCommandLine($"--reference names '{stack}' twice; it takes one plan for each stack.", "keep one of them.");

    public static Fault BaseOfSeveralStacks() =>
        InvalidCommandLine("--base takes the plan of one stack, and the command names several.", "run the command for one stack.");

    public static Fault UnknownSystem(string name, string stack, string? nearest, IReadOnlyCollection<string> systems) =>
        InvalidCommandLine($"--system is '{name}'; the systems of stack '{stack}' are {Join(systems, "and")}.", DidYouMean(nearest));

    public static Fault BaseOfOtherStack(string file, string found, string expected, string stack) =>
        Fault.Usage(
            "REV207",
            $"{file} is a plan of {found}; --base takes a plan of {expected}.",
            $"write one with: preview {stack} --json > FILE"
        );

    public static Fault OutputNotWritable(string reason) =>
        Fault.Engine("REV306", $"The output cannot be written: {reason}.", "free space on the disk, or write to another file.");

    public static Fault FolderNameEmpty() =>
        InvalidFolder("--cwd is empty; it takes the project's folder.", "omit it to use the current folder.");

    public static Fault FolderNotUtf8(string folder) =>
        InvalidFolder($"--cwd is '{folder}', whose path is not valid UTF-8.", "rename the folder, or use another one.");

    public static Fault FolderIsFile(string folder, string parent) =>
        InvalidFolder($"--cwd is '{folder}', which is a file; it takes the project's folder.", $"--cwd {parent}");

    public static Fault FolderNotFound(string folder) =>
        InvalidFolder($"--cwd is '{folder}', which does not exist.", "check the spelling; relative paths start in the current folder.");

    public static Fault FolderPathInvalid(string folder) => InvalidFolder($"--cwd is '{folder}', which is not a valid path.", "--cwd DIR");

    public static Fault CurrentFolderNotReadable() =>
        Fault.Usage("REV308", "The current folder was deleted or cannot be read.", "cd to a folder that exists.");

    public static Fault TemporaryFolderNotWritable(string folder, string reason) =>
        Fault.Engine(
            "REV309",
            $"The temporary folder {folder} is not writable: {reason}",
            "free space there, or set the variable TMPDIR to another folder."
        );

    public static Fault ReferenceToOtherStack(string stack, string file, string found) =>
        Fault.Usage(
            "REV310",
            $"--reference names {stack}, but {file} is a plan of {found}.",
            "write that stack's plan, in its project's folder, with: preview STACK --json > FILE"
        );

    public static Fault ReferenceToResolvedPlan(string file, string stack) =>
        Fault.Usage(
            "REV311",
            $"The plan {file} contains only the resolved pass; its outputs are placeholders that look like real values.",
            $"write it without --pass resolved: preview {stack} --json > FILE"
        );

    public static Fault Interrupted() => Fault.Interrupted("REV350", "The command was interrupted; the program was stopped.");

    public static Fault ReviewFailed(string exception) =>
        Fault.Engine("REV901", $"The review itself failed: {exception}", "report this as a problem of the tool, with these lines.");

    private static Fault InvalidCommandLine(string message, string fix) => Fault.Usage("REV101", message, fix);

    private static Fault InvalidFolder(string message, string fix) => Fault.Usage("REV307", message, fix);

    private static string SeeHelp(string command) => $"see: {command} --help";
}
