using System.Diagnostics;

namespace Standins.Tests.Deployments;

/// <summary>The output and exit code of a program that a test started.</summary>
internal sealed record Started(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan RunTimeout = TimeSpan.FromMinutes(3);

    public static async Task<Started> RunAsync(string assembly, string[] arguments, Dictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", assembly, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? [])
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(RunTimeout);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new Started(process.ExitCode, await output, await errors);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
