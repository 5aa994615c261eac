using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Infra.Docker.Router;
using Infra.Tests.Programs;
using Stacks;

namespace Infra.Tests.Docker.Router;

/// <summary>The real router on this machine, as in its container, in front of three services.</summary>
internal sealed class RunningRouter : IAsyncDisposable
{
    /// <summary>The programs it needs.</summary>
    public const string Programs = "haproxy busybox flock";

    private static readonly UpstreamCheck Check = new("/health", TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(500), 2);

    private readonly TemporaryFolder _folder = new();
    private readonly RouterArgs _args;
    private Process? _process;

    private RunningRouter(
        UpstreamServer stable,
        UpstreamServer special,
        UpstreamServer candidate,
        IReadOnlyDictionary<string, string> variables,
        int requestsPerMinute
    )
    {
        (Stable, Special, Candidate) = (stable, special, candidate);
        var ports = Loopback.FreePorts(4);
        (var certificate, CertificateHash) = Certificate();
        _args = SuperSmartMatchRouter.Args with
        {
            Stable = new("supersmartmatch-v1", "127.0.0.1", stable.Port, Check),
            Specialist = new("nexten", "127.0.0.1", special.Port, Check),
            Candidate = new("supersmartmatch-v2", "127.0.0.1", candidate.Port, Check),
            HttpPort = ports[0],
            HttpsPort = ports[1],
            MetricsPort = ports[2],
            RuntimePort = ports[3],
            CertificatePath = _folder.Write("router.pem", certificate),
            SharesPath = _folder.File("shares.map"),
            RequestsPerMinute = requestsPerMinute,
        };
        Variables = new Dictionary<string, string>(variables)
        {
            ["ROUTER_STATE"] = Path.GetDirectoryName(_args.SharesPath)!,
            ["ROUTER_CONFIGURATION"] = _folder.Write("haproxy.cfg", RouterConfiguration.Render(_args)),
            ["ROUTER_RUNTIME_PORT"] = $"{_args.RuntimePort}",
            ["PATH"] = $"{Applets()}:{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin",
        };
        Http = NewClient();
    }

    public UpstreamServer Stable { get; }

    public UpstreamServer Special { get; }

    public UpstreamServer Candidate { get; private set; }

    public HttpClient Http { get; }

    /// <summary>The SHA-256 hash of its self-signed certificate.</summary>
    public string CertificateHash { get; }

    /// <summary>Its address with TLS.</summary>
    public Uri Address => new($"https://127.0.0.1:{_args.HttpsPort}/");

    /// <summary>Its address without TLS.</summary>
    public Uri PlainAddress => new($"http://127.0.0.1:{_args.HttpPort}/");

    /// <summary>Its address for Prometheus.</summary>
    public Uri MetricsAddress => new($"http://127.0.0.1:{_args.MetricsPort}/metrics");

    /// <summary>The file that persists across restarts.</summary>
    public string SharesFile => _args.SharesPath;

    /// <summary>The environment variables of the scripts in the container.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; }

    /// <param name="variables">Additional environment variables of its container.</param>
    /// <param name="requestsPerMinute">The maximum number of requests per minute from this machine.</param>
    public static async Task<RunningRouter> StartAsync(
        IReadOnlyDictionary<string, string>? variables = null,
        int requestsPerMinute = 10_000_000
    )
    {
        var router = new RunningRouter(
            new("v1"),
            new("nexten"),
            new("v2"),
            variables ?? new Dictionary<string, string>(),
            requestsPerMinute
        );
        await router.RestartAsync();
        return router;
    }

    /// <summary>Stops it, if it is running, and starts it again.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        _process = InstalledProgram.Start("busybox", ["sh", Script("start.sh")], Variables);
        // Its log is discarded: a full pipe would block it.
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await Loopback.UntilAsync(AnswersAsync, "the router answers");
    }

    /// <summary>Runs <c>shares.sh</c> as in its container.</summary>
    public Task<ProgramRun> SharesAsync(params string[] arguments) =>
        InstalledProgram.RunAsync("busybox", ["sh", Script("shares.sh"), .. arguments], Variables);

    /// <summary>Returns the service that answers a user.</summary>
    public async Task<string> AskAsync(string user, string? segment = null, string path = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, path));
        request.Headers.Add("X-User-Id", user);
        if (segment is not null)
        {
            request.Headers.Add("X-User-Segment", segment);
        }

        using var response = await Http.SendAsync(request);
        return response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync() : $"{(int)response.StatusCode}";
    }

    /// <summary>Stops the candidate service.</summary>
    public ValueTask EndCandidateAsync() => Candidate.DisposeAsync();

    /// <summary>Creates a client that trusts only the router's certificate.</summary>
    public HttpClient NewClient(Version? version = null)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
            certificate?.GetCertHashString(HashAlgorithmName.SHA256) == CertificateHash;
        return new HttpClient(handler) { DefaultRequestVersion = version ?? HttpVersion.Version11 };
    }

    public static string Script(string name) => Repository.File("stacks", "supersmartmatch", "router", name);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await StopAsync();
        await Stable.DisposeAsync();
        await Special.DisposeAsync();
        await Candidate.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Stops it gracefully, as <c>docker stop</c> does, and waits for its end.</summary>
    public async Task EndAsync()
    {
        (await InstalledProgram.RunAsync("sh", ["-c", $"kill -TERM {_process!.Id}"])).Succeeded();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await _process.WaitForExitAsync(patience.Token);
    }

    /// <summary>Stops it, if it is running.</summary>
    public async Task StopAsync()
    {
        if (_process is null)
        {
            return;
        }

        // The master and its worker: the script was replaced by the master.
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    private async Task<bool> AnswersAsync()
    {
        Assert.False(_process!.HasExited, "the router ended");
        try
        {
            using var client = new HttpClient();
            using var response = await client.GetAsync(new Uri(MetricsAddress, "/health"));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>Returns a path with the programs of the router's Alpine image before those of this machine.</summary>
    private string Applets()
    {
        foreach (var applet in new[] { "sh", "nc", "awk", "grep", "sort", "sync", "mv", "timeout", "tr", "wget", "sleep" })
        {
            var link = _folder.File($"bin/{applet}");
            Directory.CreateDirectory(Path.GetDirectoryName(link)!);
            File.CreateSymbolicLink(link, InstalledProgram.Find("busybox")!);
        }

        return _folder.File("bin");
    }

    private static (string Pem, string Hash) Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return (
            $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n",
            certificate.GetCertHashString(HashAlgorithmName.SHA256)
        );
    }
}
