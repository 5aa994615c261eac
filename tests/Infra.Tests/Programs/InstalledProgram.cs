using System.Diagnostics;

namespace Infra.Tests.Programs;

/// <summary>An installed program of the machine.</summary>
internal static class InstalledProgram
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Returns null if all programs are installed; otherwise why a test is skipped.</summary>
    /// <param name="programs">The names of the programs, separated by spaces.</param>
    public static string? Missing(string programs)
    {
        var missing = programs.Split(' ').Where(program => Find(program) is null).ToList();
        return missing.Count == 0 ? null : $"not on the PATH: {string.Join(", ", missing)}; .ci/install-programs installs them on Debian";
    }

    /// <summary>Returns the program's path; folders of administration tools are searched for every user.</summary>
    public static string? Find(string program) =>
        $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/sbin"
            .Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    /// <summary>Runs it and waits for its end.</summary>
    /// <param name="program">Its name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="variables">Additional environment variables.</param>
    public static async Task<ProgramRun> RunAsync(
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? variables = null
    )
    {
        var clock = Stopwatch.StartNew();
        using var process = Start(program, arguments, variables);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Longest);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return new ProgramRun(process.ExitCode, await output, await errors, clock.Elapsed);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} did not end within {Longest.TotalSeconds} s");
        }
    }

    /// <summary>Starts it; the caller must end it.</summary>
    public static Process Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? variables = null)
    {
        var start = new ProcessStartInfo(Find(program) ?? program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}

/// <summary>The result of a program.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Errors, TimeSpan Time)
{
    /// <summary>Fails the test with the program's output unless it succeeded.</summary>
    public ProgramRun Succeeded()
    {
        Assert.True(ExitCode == 0, $"ended with {ExitCode}\n{Output}\n{Errors}");
        return this;
    }
}
