using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Infra.Routing;
using Infra.Tests.Programs;
using Stacks;

namespace Infra.Tests.Routing;

/// <summary>The real router on this machine, as its container would run it, before three services.</summary>
internal sealed class RunningRouter : IAsyncDisposable
{
    /// <summary>What it needs.</summary>
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

    /// <summary>SHA-256 of its certificate, which it made for itself.</summary>
    public string CertificateHash { get; }

    /// <summary>Where it answers with TLS.</summary>
    public Uri Address => new($"https://127.0.0.1:{_args.HttpsPort}/");

    /// <summary>Where it answers without.</summary>
    public Uri PlainAddress => new($"http://127.0.0.1:{_args.HttpPort}/");

    /// <summary>Where Prometheus asks.</summary>
    public Uri MetricsAddress => new($"http://127.0.0.1:{_args.MetricsPort}/metrics");

    /// <summary>The file that outlives a restart.</summary>
    public string SharesFile => _args.SharesPath;

    /// <summary>What the scripts in the container find there.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; }

    /// <param name="variables">What its container has besides.</param>
    /// <param name="requestsPerMinute">How many it takes from this machine.</param>
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

    /// <summary>Ends it, if it runs, and starts it again.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        _process = InstalledProgram.Start("busybox", ["sh", Script("start.sh")], Variables);
        // What it logs is nobody's: a full pipe would halt it.
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await Loopback.UntilAsync(AnswersAsync, "the router answers");
    }

    /// <summary>Runs <c>shares.sh</c> as in its container.</summary>
    public Task<ProgramRun> SharesAsync(params string[] arguments) =>
        InstalledProgram.RunAsync("busybox", ["sh", Script("shares.sh"), .. arguments], Variables);

    /// <summary>Which service answers a user.</summary>
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

    /// <summary>Ends the service on trial.</summary>
    public ValueTask EndCandidateAsync() => Candidate.DisposeAsync();

    /// <summary>A client that trusts the router's certificate and no other.</summary>
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

    /// <summary>Asks it to end, as <c>docker stop</c> does, and waits until it has.</summary>
    public async Task EndAsync()
    {
        (await InstalledProgram.RunAsync("sh", ["-c", $"kill -TERM {_process!.Id}"])).Succeeded();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await _process.WaitForExitAsync(patience.Token);
    }

    /// <summary>Ends it, if it runs.</summary>
    public async Task StopAsync()
    {
        if (_process is null)
        {
            return;
        }

        // The master and its worker: the script became the master.
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

    /// <summary>The programs of the router's image, which is Alpine's, before those of this machine.</summary>
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
