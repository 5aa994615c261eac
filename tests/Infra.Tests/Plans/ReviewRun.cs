using System.Diagnostics;

namespace Infra.Tests.Plans;

/// <summary>Runs the command line on this repository in a separate process, because the engine uses another protobuf version.</summary>
internal static class ReviewRun
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly string Review = Repository.File("artifacts", "bin", "Review", "debug", "review.dll");

    /// <returns>The output of a run with exit code 0.</returns>
    public static Task<string> OutputAsync(params string[] arguments) => OutputInAsync(Repository.Root, arguments);

    /// <summary>Runs the command line on a project in another folder.</summary>
    public static async Task<string> OutputInAsync(string folder, params string[] arguments)
    {
        Assert.True(File.Exists(Review), "The engine is not built; plans need it: dotnet build review");
        var start = new ProcessStartInfo("dotnet", [Review, .. arguments, "--cwd", folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
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

        Assert.True(process.ExitCode == 0, $"review {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{await error}");
        return await output;
    }
}
