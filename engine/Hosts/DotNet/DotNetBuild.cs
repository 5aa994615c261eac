using System.Globalization;
using System.Text.RegularExpressions;
using Engine.Diagnostics;
using Engine.Isolation;
using Engine.Processes;
using Engine.Wire;

namespace Engine.Hosts.DotNet;

/// <summary>One build of a project, with its failures told apart.</summary>
internal sealed partial class DotNetBuild(string dotnet, string projectFile, IsolatedRun isolation, IProgress<string> notices)
{
    /// <summary>Compilers repeat themselves; what comes after so many errors is mostly their consequence.</summary>
    private const int MostErrors = 20;

    /// <returns>The path of the assembly.</returns>
    /// <exception cref="FaultException">
    /// ENG302: no fitting SDK. ENG303: it does not compile. ENG304: no feed carries a package. ENG309: a feed is away.
    /// </exception>
    public async Task<string> RunAsync(CancellationToken cancellation)
    {
        notices.Report($"Building {Path.GetFileName(projectFile)}: about a minute the first time, seconds after a change.");
        var folder = Path.GetDirectoryName(projectFile)!;
        await using var network = await BuildNetwork.OpenAsync(isolation, folder).ConfigureAwait(false);
        string[] arguments = ["build", projectFile, "-nologo", "-v:quiet", "-t:Build", "-getProperty:TargetPath"];
        var command = new ProcessCommand(dotnet, arguments, folder, network.Environment);
        await using var build = ChildProcess.Start(
            await isolation.WrapAsync(command, network.Compartment, network.Folders).ConfigureAwait(false)
        );
        try
        {
            await build.WaitAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            await build.CloseAsync().ConfigureAwait(false);
        }

        var said = ProgramText.Clean($"{build.Output}\n{build.Errors}");
        return build.ExitCode == 0 && said.Split('\n').Select(line => line.Trim()).FirstOrDefault(File.Exists) is { } assembly
            ? assembly
            : throw Failure(said);
    }

    private static FaultException Failure(string said)
    {
        var packages = MissingPackage().Matches(said).DistinctBy(match => match.Groups["what"].Value).Take(MostErrors).ToList();
        if (packages.Count > 0)
        {
            return new FaultException(ExitCode.EngineFault, [.. packages.Select(PackageFault)]);
        }

        if (said.Contains("compatible .NET SDK was not found", StringComparison.OrdinalIgnoreCase))
        {
            return new FaultException(ExitCode.EngineFault, SdkFault(said));
        }

        var errors = CompilerError().Matches(said).Select(match => match.Value.Trim()).Distinct().ToList();
        var shown = errors.Count == 0 ? said.Trim() : string.Join('\n', errors.Take(MostErrors));
        var more =
            errors.Count > MostErrors ? string.Create(CultureInfo.InvariantCulture, $"\n… and {errors.Count - MostErrors} more") : "";
        return new FaultException(ExitCode.ProgramFailed, new Fault("ENG303", $"The program does not build:\n{shown}{more}"));
    }

    private static Fault SdkFault(string said)
    {
        var asked = AskedSdk().Match(said);
        var installed = InstalledSdk().Matches(said).Select(match => match.Groups["version"].Value).ToList();
        return new Fault(
            "ENG302",
            $"{asked.Groups["file"].Value} asks for the .NET SDK {asked.Groups["version"].Value}; "
                + $"installed: {(installed.Count == 0 ? "none" : string.Join(", ", installed))}.",
            "install that SDK (https://dot.net), or let global.json roll forward to one that is installed."
        );
    }

    private static Fault PackageFault(Match match) =>
        match.Groups["code"].Value == "NU1301"
            ? new(
                "ENG309",
                $"A package feed cannot be reached: {match.Groups["what"].Value}",
                "check the network, or do without that feed: dotnet nuget disable source NAME"
            )
            : new(
                "ENG304",
                $"No configured package feed carries what the program needs: {match.Groups["what"].Value}",
                "add a NuGet source that carries it (dotnet nuget add source URL), or ask the keeper of yours to; "
                    + "'dotnet nuget list source' shows those in use."
            );

    [GeneratedRegex(@"Requested SDK version: (?<version>\S+)\s+global\.json file: (?<file>[^\n]+)", RegexOptions.CultureInvariant)]
    private static partial Regex AskedSdk();

    [GeneratedRegex(@"^(?<version>[0-9][^\s]*) \[[^\]]+\]$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex InstalledSdk();

    /// <summary>Code of NuGet for a package, or a version of it, that is nowhere; a source that cannot be reached.</summary>
    [GeneratedRegex(@"error (?<code>NU1100|NU1101|NU1102|NU1103|NU1301): (?<what>[^\[\n]+)", RegexOptions.CultureInvariant)]
    private static partial Regex MissingPackage();

    [GeneratedRegex(@"^.*\berror [A-Z]+[0-9]+: [^\[\n]*", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex CompilerError();
}
