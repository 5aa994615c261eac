using System.Diagnostics;
using Providers;
using Providers.Hosting;

namespace E2E;

/// <summary>Pulumi's CLI with a file backend and attached providers that have no cloud.</summary>
internal sealed class PulumiCli : IAsyncDisposable
{
    private static readonly string[] Packages = ["gcp", "random", "command", "docker", "cloudflare"];
    private static readonly TimeSpan RunTimeout = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("pulumi-e2e-");
    private readonly List<ProviderHost> _hosts = [];
    private readonly string _project;
    private string _attached = "";

    private PulumiCli(string project) => _project = project;

    /// <summary>Additional environment variables, by name.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <param name="project">The folder of Pulumi.yaml.</param>
    public static async Task<PulumiCli> StartAsync(string project)
    {
        var cli = new PulumiCli(project);
        var providers = new KnownProviders();
        foreach (var package in Packages)
        {
            cli._hosts.Add(await ProviderHost.StartAsync(package, providers, project));
        }

        cli._attached = string.Join(',', Packages.Zip(cli._hosts, (package, host) => $"{package}:{host.Address.Split(':')[1]}"));
        return cli;
    }

    public static string? Find(string name) =>
        (System.Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    /// <summary>Runs a command that must succeed, and returns its output.</summary>
    public async Task<string> RunAsync(params string[] arguments)
    {
        var result = await TryRunAsync(arguments);
        Assert.True(
            result.ExitCode == 0,
            $"pulumi {string.Join(' ', arguments)} ended with {result.ExitCode}:\n{result.Output}\n{result.Error}"
        );
        return result.Output;
    }

    public async Task<(int ExitCode, string Output, string Error)> TryRunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Find("pulumi")!, [.. arguments, "--cwd", _project, "--non-interactive"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Variables().Concat(Environment))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(RunTimeout);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }

        return (process.ExitCode, await output, await error);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }

        _home.Delete(recursive: true);
    }

    private Dictionary<string, string> Variables()
    {
        var state = Directory.CreateDirectory(Path.Combine(_home.FullName, "state"));
        return new Dictionary<string, string>
        {
            ["PULUMI_HOME"] = Path.Combine(_home.FullName, "home"),
            ["PULUMI_BACKEND_URL"] = $"file://{state.FullName}",
            ["PULUMI_CONFIG_PASSPHRASE"] = "rehearsal",
            ["PULUMI_SKIP_UPDATE_CHECK"] = "true",
            ["PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION"] = "true",
            ["PULUMI_DEBUG_PROVIDERS"] = _attached,
            ["NO_COLOR"] = "1",
        };
    }
}
