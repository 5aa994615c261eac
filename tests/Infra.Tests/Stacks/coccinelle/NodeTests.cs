using System.Diagnostics;

namespace Infra.Tests.Stacks;

/// <summary>Runs the tests written for Node.js in the runtime of the code under test.</summary>
internal static class NodeTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Whether Node.js and its npm packages are installed on this machine.</summary>
    public static bool CanRun { get; } =
        Directory.Exists(Repository.File("stacks", "coccinelle", "node_modules", "miniflare"))
        && Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "node")));

    /// <summary>Runs a test file and fails with the runner's output if one of its tests fails.</summary>
    public static async Task PassAsync(string file)
    {
        var path = Repository.File("tests", "Infra.Tests", "Stacks", "coccinelle", file);
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
