using System.Diagnostics;

namespace Infra.Tests.Stacks.Coccinelle;

/// <summary>Runs the tests that are written for Node.js, where what they test runs.</summary>
internal static class NodeTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Whether this machine has Node.js and what npm installs for it.</summary>
    public static bool CanRun { get; } =
        Directory.Exists(Repository.File("stacks", "coccinelle", "node_modules", "miniflare"))
        && Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "node")));

    /// <summary>Fails with what the runner prints, if a test of the file does.</summary>
    public static async Task PassAsync(string file)
    {
        var path = Repository.File("tests", "Infra.Tests", "Stacks", "Coccinelle", file);
        var start = new ProcessStartInfo("node", ["--test", path]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Longest);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        Assert.True(process.ExitCode == 0, $"{await output}{await error}");
        Assert.Matches("(?m)^# pass [1-9]", await output);
    }
}
