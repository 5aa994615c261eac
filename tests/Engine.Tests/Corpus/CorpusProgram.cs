using System.Diagnostics;
using Engine.Monitor;
using Engine.Plans;
using Engine.Projects;
using Engine.Runs;
using Providers;

namespace Engine.Tests.Corpus;

/// <summary>A copy of the recorded Node.js program with its packages installed, shared by all cases.</summary>
public sealed class CorpusProgram : IDisposable
{
    private static readonly TimeSpan InstallTimeout = TimeSpan.FromMinutes(3);

    private readonly Lazy<DirectoryInfo> _folder = new(Install);

    internal static string Recorded => Path.Combine(Repository.Shared, "oracle", "engine", "corpus");

    internal Task<Plan> PlanAsync(string stack, Passes passes)
    {
        var project = ProjectFile.Load(_folder.Value.FullName);
        return new ProgramRunner(new KnownProviders()).RunAsync(
            project,
            StackSettings.Load(project, stack),
            passes,
            CancellationToken.None
        );
    }

    public void Dispose()
    {
        if (_folder.IsValueCreated)
        {
            _folder.Value.Delete(recursive: true);
        }
    }

    private static DirectoryInfo Install()
    {
        var folder = Directory.CreateTempSubdirectory("corpus-");
        foreach (var file in Directory.EnumerateFiles(Recorded))
        {
            File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
        }

        // The recorded run had this secret in addition to what the file shows.
        var settings = Path.Combine(folder.FullName, "Pulumi.config.yaml");
        File.WriteAllText(settings, File.ReadAllText(settings) + "  corpus:secret:\n    secure: v1:not-read-here\n");
        using var npm = Process.Start(
            new ProcessStartInfo("npm", ["install", "--no-audit", "--no-fund", "--silent"]) { WorkingDirectory = folder.FullName }
        )!;
        Assert.True(npm.WaitForExit(InstallTimeout), "npm install did not end in time");
        Assert.Equal(0, npm.ExitCode);
        return folder;
    }
}
