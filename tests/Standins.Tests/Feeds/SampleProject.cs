using System.Diagnostics;

namespace Standins.Tests.Feeds;

/// <summary>A project in a temporary folder, with its own package cache and only the feeds that it names.</summary>
internal sealed class SampleProject : IDisposable
{
    private static readonly TimeSpan RunTimeout = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("standins-tests-");

    /// <summary>Whether it starts with an empty package cache; otherwise it uses the one shared by these tests.</summary>
    public bool HasOwnCache { get; init; } = true;

    public string Folder => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);

    public string Write(string name, string content)
    {
        var file = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return file;
    }

    /// <summary>Writes a package to a folder that is a feed.</summary>
    public void WritePackage(string feed, SamplePackage package)
    {
        Directory.CreateDirectory(Path.Combine(Folder, feed));
        File.WriteAllBytes(Path.Combine(Folder, feed, package.FileName), package.Pack());
    }

    /// <param name="feeds">The address or folder of each feed, in order.</param>
    public void WriteFeeds(params string[] feeds)
    {
        var sources = feeds.Select((feed, i) => $"<add key=\"feed{i}\" value=\"{feed}\" allowInsecureConnections=\"true\" />");
        Write("nuget.config", $"<configuration><packageSources><clear />{string.Concat(sources)}</packageSources></configuration>");
    }

    /// <summary>Runs the dotnet command in the folder.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (HasOwnCache)
        {
            start.Environment["NUGET_PACKAGES"] = Path.Combine(Folder, "packages");
            start.Environment["NUGET_HTTP_CACHE_PATH"] = Path.Combine(Folder, "http-cache");
        }

        start.Environment["NO_PROXY"] = "127.0.0.1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        // The settings of the test's own build must not affect this one.
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("RestoreAdditionalProjectSources");
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(RunTimeout);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output + await errors);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
