using System.Diagnostics;
using Engine.Processes;

namespace Engine.Tests.Programs;

/// <summary>The same program gives the same bytes, regardless of place and time.</summary>
public sealed class DeterminismTests
{
    private const int Runs = 20;

    private static readonly (string Locale, string TimeZone)[] Places =
    [
        ("C", "UTC"),
        ("C", "Pacific/Kiritimati"),
        ("fr_FR.UTF-8", "UTC"),
        ("fr_FR.UTF-8", "Pacific/Kiritimati"),
        ("tr_TR.UTF-8", "UTC"),
        ("tr_TR.UTF-8", "Pacific/Kiritimati"),
    ];

    [Fact]
    public async Task Preview_as_json_is_the_same_bytes_in_every_locale_and_time_zone()
    {
        await HostileProgram.EnsureBuiltAsync();
        var first = await PreviewAsync(0);

        Assert.Contains("\"é ı İ ß ", first, StringComparison.Ordinal);
        await Parallel.ForEachAsync(
            Enumerable.Range(1, Runs - 1),
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (run, _) => Assert.Equal(first, await PreviewAsync(run))
        );
    }

    private static async Task<string> PreviewAsync(int run)
    {
        var (locale, timeZone) = Places[run % Places.Length];
        var start = new ProcessStartInfo(
            Executables.Find("dotnet")!,
            [Path.Combine(AppContext.BaseDirectory, "review.dll"), "preview", "plain", "--json", "--cwd", HostileProgram.Folder]
        )
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["LANG"] = locale,
                ["LC_ALL"] = locale,
                ["TZ"] = timeZone,
            },
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
