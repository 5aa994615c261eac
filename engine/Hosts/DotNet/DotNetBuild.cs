using System.Globalization;
using System.Text.RegularExpressions;
using Engine.Diagnostics;
using Engine.Hosts.DotNet.Inputs;
using Engine.Isolation;
using Engine.Processes;

namespace Engine.Hosts.DotNet;

/// <summary>One build of a project, with specific errors for each kind of failure.</summary>
internal sealed partial class DotNetBuild(
    string dotnet,
    string projectFile,
    IsolatedRun isolation,
    IProgress<string> notices,
    BuildRecord? record = null
)
{
    /// <summary>Compilers repeat themselves; errors beyond this number are mostly consequences of earlier ones.</summary>
    private const int MaximumErrors = 20;

    /// <returns>The path of the assembly.</returns>
    /// <exception cref="FaultException">
    /// ENG302: no suitable SDK. ENG303: the project does not compile. ENG304: no feed provides a package. ENG309: a feed is unavailable.
    /// ENG310: audit warnings are errors. ENG311: a feed provides only some of Pulumi's packages.
    /// </exception>
    public async Task<string> RunAsync(CancellationToken cancellation)
    {
        ForeignFiles.Refuse(InputPaths.LookedForAbove(projectFile), projectFile);
        return await BuildAsync(cancellation).ConfigureAwait(false);
    }

    private async Task<string> BuildAsync(CancellationToken cancellation)
    {
        notices.Report($"Building {Path.GetFileName(projectFile)}: about a minute the first time, seconds after a change.");
        var folder = Path.GetDirectoryName(projectFile)!;
        await using var network = await BuildNetwork.OpenAsync(isolation, folder).ConfigureAwait(false);
        using var recording = new BuildRecording(network.Compartment.Home);
        string[] arguments = ["build", projectFile, "-nologo", "-v:quiet", "-t:Build", "-getProperty:TargetPath", .. recording.Arguments];
        var command = new ProcessCommand(dotnet, arguments, folder, BuildRecording.Environment(network.Environment));
        await using var build = ChildProcess.Start(
            await isolation.WrapAsync(command, network.Compartment, network.Folders, [BuildRecording.ToolFolder]).ConfigureAwait(false)
        );
        try
        {
            await build.WaitAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            await build.CloseAsync().ConfigureAwait(false);
        }

        var output = ProgramText.Clean($"{build.Output}\n{build.Errors}");
        if (build.ExitCode == 0 && output.Split('\n').Select(line => line.Trim()).FirstOrDefault(File.Exists) is { } assembly)
        {
            BuildFaults.Advisories(output).ForEach(notices.Report);
            record?.Save(assembly, recording.Inputs(), recording.Start);
            return assembly;
        }

        throw Failure(output);
    }

    private static FaultException Failure(string output)
    {
        if (BuildFaults.Find(output) is { } known)
        {
            return known;
        }

        var packages = MissingPackage().Matches(output).DistinctBy(match => match.Groups["what"].Value).Take(MaximumErrors).ToList();
        if (packages.Count > 0)
        {
            return new FaultException([.. packages.Select(PackageFault)]);
        }

        if (output.Contains("compatible .NET SDK was not found", StringComparison.OrdinalIgnoreCase))
        {
            return new FaultException(SdkFault(output));
        }

        var errors = CompilerError().Matches(output).Select(match => match.Value.Trim()).Distinct().ToList();
        var shown = errors.Count == 0 ? output.Trim() : string.Join('\n', errors.Take(MaximumErrors));
        var more =
            errors.Count > MaximumErrors ? string.Create(CultureInfo.InvariantCulture, $"\n… and {errors.Count - MaximumErrors} more") : "";
        return new FaultException(EngineDiagnostics.BuildFailed(shown + more));
    }

    private static Fault SdkFault(string output)
    {
        var required = RequiredSdk().Match(output);
        var installed = InstalledSdk().Matches(output).Select(match => match.Groups["version"].Value).ToList();
        return EngineDiagnostics.SdkNotFound(required.Groups["file"].Value, required.Groups["version"].Value, installed);
    }

    private static Fault PackageFault(Match match)
    {
        var reason = match.Groups["what"].Value;
        return match.Groups["code"].Value == "NU1301"
            ? EngineDiagnostics.FeedNotReachable(reason)
            : EngineDiagnostics.PackageNotFound(reason, reason.Contains(" package Pulumi", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"Requested SDK version: (?<version>\S+)\s+global\.json file: (?<file>[^\n]+)", RegexOptions.CultureInvariant)]
    private static partial Regex RequiredSdk();

    [GeneratedRegex(@"^(?<version>[0-9][^\s]*) \[[^\]]+\]$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex InstalledSdk();

    /// <summary>Matches NuGet's codes for a package or version that no source provides, and for an unreachable source.</summary>
    [GeneratedRegex(@"error (?<code>NU1100|NU1101|NU1102|NU1103|NU1301): (?<what>[^\[\n]+)", RegexOptions.CultureInvariant)]
    private static partial Regex MissingPackage();

    [GeneratedRegex(@"^.*\berror [A-Z]+[0-9]+: [^\[\n]*", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex CompilerError();
}
