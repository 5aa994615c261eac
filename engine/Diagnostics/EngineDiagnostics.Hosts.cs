using static System.FormattableString;

namespace Engine.Diagnostics;

// Languages and their tools: what a program needs before it can run.
internal static partial class EngineDiagnostics
{
    public static Fault DotNetNotFound() =>
        Fault.Engine(
            "ENG301",
            "The program needs .NET, and no 'dotnet' is on the PATH or in DOTNET_ROOT.",
            "install the .NET 10 SDK, or add its folder to the PATH."
        );

    /// <param name="file">The <c>global.json</c> that requires the SDK.</param>
    /// <param name="version">The required version.</param>
    /// <param name="installed">The installed versions.</param>
    public static Fault SdkNotFound(string file, string version, IReadOnlyCollection<string> installed) =>
        Fault.Engine(
            "ENG302",
            $"{file} requires the .NET SDK {version}; installed: {(installed.Count == 0 ? "none" : string.Join(", ", installed))}.",
            "install that SDK (https://dot.net), or let global.json roll forward to one that is installed."
        );

    public static Fault BuildFailed(string errors) => Fault.Program("ENG303", $"The program does not build:\n{errors}");

    /// <param name="reason">NuGet's message.</param>
    /// <param name="isOfPulumi">Whether it is one of Pulumi's packages, for which this repository has stand-ins.</param>
    public static Fault PackageNotFound(string reason, bool isOfPulumi) =>
        Fault.Engine(
            "ENG304",
            $"No configured package feed has what the program needs: {reason}",
            "add a NuGet source that has it (dotnet nuget add source URL), or ask your feed's administrator to; "
                + "'dotnet nuget list source' shows those in use."
                + (
                    isOfPulumi
                        ? " For a preview without Pulumi's packages, add the folder standins/feed of the review's repository as a source; "
                            + "see 'Your own C# program' in its README."
                        : ""
                )
        );

    public static Fault RuntimeNotSupported(string runtime) =>
        Fault.Usage("ENG305", $"'runtime: {runtime}' is not supported.", "supported runtimes: dotnet, nodejs.");

    public static Fault NodeNotFound() =>
        Fault.Engine("ENG306", "The program needs Node.js, and no 'node' is on the PATH.", "install Node.js 22 or later.");

    public static Fault NodeSdkNotFound(string folder) =>
        Fault.Engine("ENG307", $"@pulumi/pulumi is not installed for {folder}.", "npm install");

    public static Fault ProjectFilesNotOne(string folder, int count) =>
        Fault.Usage(
            "ENG308",
            Invariant($"{folder} has {count} project files; a program is one project."),
            "name it in Pulumi.yaml, main: Program.csproj"
        );

    public static Fault FeedNotReachable(string reason) =>
        Fault.Engine(
            "ENG309",
            $"A package feed cannot be reached: {reason}",
            "check the network, or disable that feed: dotnet nuget disable source NAME"
        );

    public static Fault AuditFailsBuild(string advisories) =>
        Fault.Program(
            "ENG310",
            $"The project treats audit warnings as errors, so it does not restore:\n{advisories}",
            "update these packages, or exempt audit warnings in the project or in Directory.Build.props: "
                + "<WarningsNotAsErrors>$(WarningsNotAsErrors);NU1900;NU1901;NU1902;NU1903;NU1904;NU1905</WarningsNotAsErrors>"
        );

    /// <summary>Returns the fault that the targets of the stand-ins report during the build.</summary>
    public static Fault PackagesMixed(string message, string fix) => Fault.Engine("ENG311", message, fix);

    public static Fault ForeignFile(string path) =>
        Fault.Engine(
            "ENG315",
            $"'{path}' belongs to another user and would be used to run the program.",
            "move the project out of the shared folder, or remove the file."
        );

    public static Fault DataFolderNotPrivate(string folder) =>
        Fault.Warning(
            "ENG316",
            $"'{folder}' cannot be a folder that only this user can write to, so every preview builds the program.",
            "correct the owner and mode of that folder and of those above it (chmod go-w), or set XDG_DATA_HOME."
        );

    public static Fault ProgramNotFound(string main, string path) =>
        Fault.Usage(
            "ENG331",
            $"'main: {main}' in Pulumi.yaml does not exist: {path}.",
            "name the program's folder, or its file with the extension."
        );

    /// <param name="option">The option's name.</param>
    /// <param name="problem">What is wrong with its value: a predicate without a full stop.</param>
    public static Fault InvalidRuntimeOption(string option, string problem) =>
        Fault.Usage("ENG332", $"'runtime.options.{option}' in Pulumi.yaml {problem}.", $"correct '{option}', or remove it.");

    public static Fault ForeignRuntimeOption(string option, string language, string runtime) =>
        Fault.Usage(
            "ENG333",
            $"'runtime.options.{option}' in Pulumi.yaml is an option for {language}; the runtime is {runtime}.",
            $"remove '{option}'."
        );
}
