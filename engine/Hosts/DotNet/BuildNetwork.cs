using System.Net.Sockets;
using Engine.Isolation;

namespace Engine.Hosts.DotNet;

/// <summary>
/// The surroundings of a build: its environment, a home directory with NuGet's configuration, and a relay to the package feeds.
/// </summary>
internal sealed class BuildNetwork : IAsyncDisposable
{
    /// <summary>The relay's port in the build's own network, which has no other listener.</summary>
    private const int Port = 3128;

    private readonly CancellationTokenSource _ended = new();
    private Task _relay = Task.CompletedTask;

    private BuildNetwork(Compartment compartment, PackageFeeds feeds, IsolationOptions options)
    {
        Compartment = compartment;
        Folders = [feeds.Packages, .. feeds.Folders()];
        Environment = BuildEnvironment.Variables(compartment.Home, feeds.Packages, options.BuildVariables);
    }

    public Compartment Compartment { get; }

    /// <summary>The folders that must be visible to the build in addition to the repository.</summary>
    public IReadOnlyList<string> Folders { get; }

    public Dictionary<string, string> Environment { get; }

    public static async Task<BuildNetwork> OpenAsync(IsolatedRun isolation, string folder)
    {
        var feeds = PackageFeeds.Load(folder, PackageFeeds.Home, VisibleProject.ForProgram(isolation.Project.Directory, isolation.Options));
        Directory.CreateDirectory(feeds.Packages);
        var network = new BuildNetwork(isolation.Part("build"), feeds, isolation.Options);
        if (feeds.Configuration is { } configuration)
        {
            var place = Directory.CreateDirectory(Path.Combine(network.Compartment.Home, ".nuget", "NuGet"));
            configuration.Save(Path.Combine(place.FullName, "NuGet.Config"));
        }

        var sandbox = await isolation.Sandbox.ConfigureAwait(false);
        if (sandbox.HasOwnNetwork)
        {
            network.OpenRelay(new FeedHosts(feeds, isolation.Options.BuildHosts));
        }
        else
        {
            network.PassProxies();
        }

        return network;
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync().ConfigureAwait(false);
        await _relay.ConfigureAwait(false);
        _ended.Dispose();
    }

    private void OpenRelay(FeedHosts hosts)
    {
        var (variables, ports) = StartupHookFile.Prepare(Compartment, Port);
        foreach (var (name, value) in variables)
        {
            Environment[name] = value;
        }

        foreach (var name in new[] { "http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY" })
        {
            Environment[name] = $"http://127.0.0.1:{Port}";
        }

        _relay = RelayAsync(hosts, ports, _ended.Token);
    }

    /// <summary>Passes the caller's own proxies, unless their addresses contain a password.</summary>
    private void PassProxies()
    {
        foreach (var name in new[] { "http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY" })
        {
            if (System.Environment.GetEnvironmentVariable(name) is { } value && !value.Contains('@', StringComparison.Ordinal))
            {
                Environment[name] = value;
            }
        }
    }

    private static async Task RelayAsync(FeedHosts hosts, PassedPorts ports, CancellationToken ended)
    {
        using (hosts)
        using (ports)
        {
            try
            {
                foreach (var port in await ports.ReceiveAsync(ended).ConfigureAwait(false))
                {
                    using var listener = new Socket(port);
                    await new FeedRelay(hosts).RunAsync(listener, ended).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException)
            {
                // The build ended before it opened its port.
            }
        }
    }
}
