using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Infra.Tests.Programs;

namespace Infra.Tests.Docker.Router;

/// <summary>The real router: where it sends users, what it survives, and what it rejects.</summary>
public sealed class RouterTests : IAsyncLifetime
{
    private RunningRouter? _router;

    private RunningRouter Router => _router!;

    public async Task InitializeAsync() =>
        _router = InstalledProgram.Missing(RunningRouter.Programs) is null ? await RunningRouter.StartAsync() : null;

    public async Task DisposeAsync()
    {
        if (_router is not null)
        {
            await _router.DisposeAsync();
        }
    }

    [RequiresProgramFact(RunningRouter.Programs)]
    public async Task New_router_sends_all_users_to_the_stable_version()
    {
        Assert.Equal("default 0\n", (await Router.SharesAsync("show")).Succeeded().Output);
        Assert.Equal("v1", await Router.AskAsync("user-13", "beta_users"));
    }

    [RequiresProgramFact(RunningRouter.Programs)]
    public async Task Users_are_routed_as_the_model_predicts()
    {
        foreach (var share in new[] { 10, 50, 75 })
        {
            (await Router.SharesAsync("set", $"default={share}")).Succeeded();
            for (var user = 0; user < 1000; user++)
            {
                Assert.Equal(RouterModel.IsOnTrial($"user-{user}", share) ? "v2" : "v1", await Router.AskAsync($"user-{user}"));
            }
        }
    }

    [RequiresProgramFact(RunningRouter.Programs)]
    public async Task Segment_has_its_own_share_and_an_unknown_segment_has_the_default()
    {
        (await Router.SharesAsync("set", "default=0", "beta_users=100", "api_partners=50")).Succeeded();

        Assert.Equal("v1", await Router.AskAsync("user-13"));
        Assert.Equal("v1", await Router.AskAsync("user-13", "strangers"));
        Assert.Equal("v2", await Router.AskAsync("user-13", "beta_users"));
        for (var user = 0; user < 50; user++)
        {
            Assert.Equal(RouterModel.IsOnTrial($"user-{user}", 50) ? "v2" : "v1", await Router.AskAsync($"user-{user}", "api_partners"));
        }
    }

    [RequiresProgramFact(RunningRouter.Programs)]
    public async Task Token_names_the_user_and_the_segment_before_headers_do()
    {
        (await Router.SharesAsync("set", "default=0", "beta_users=100", "api_partners=50")).Succeeded();
        var user = Enumerable.Range(0, 100).Select(number => $"user-{number}").First(name => !RouterModel.IsOnTrial(name, 50));
        var other = Enumerable.Range(0, 100).Select(number => $"user-{number}").First(name => RouterModel.IsOnTrial(name, 50));

        Assert.Equal("v1", await AskWithTokenAsync($$"""{"sub":"{{user}}","segment":"api_partners"}""", other));
        Assert.Equal("v2", await AskWithTokenAsync($$"""{"sub":"{{other}}","segment":"api_partners"}""", user));
        Assert.Equal("v2", await AskWithTokenAsync("""{"sub":"x","segment":"beta_users"}""", user));
    }

    [RequiresProgramFact(RunningRouter.Programs)]
    public async Task Paths_of_the_specialist_stay_with_it_until_the_user_moves()
    {
        Assert.Equal("nexten", await Router.AskAsync("user-13", path: "nexten/match"));
        (await Router.SharesAsync("set", "default=100")).Succeeded();
        Assert.Equal("v2", await Router.AskAsync("user-13", path: "nexten/match"));
    }

    [RequiresProgramFact(RunningRouter.Programs)]
    public async Task Router_that_is_restarted_comes_back_with_its_shares()
    {
        (await Router.SharesAsync("set", "default=25", "beta_users=100", "enterprise=0")).Succeeded();

        await Router.RestartAsync();

        Assert.Equal("beta_users 100\ndefault 25\nenterprise 0\n", (await Router.SharesAsync("show")).Succeeded().Output);
        Assert.Equal("v2", await Router.AskAsync("user-13", "beta_users"));
    }

    [RequiresProgramTheory(RunningRouter.Programs)]
    [InlineData("")]
    [InlineData("def")]
    public async Task Truncated_shares_file_sends_all_users_to_the_stable_version(string left)
    {
        (await Router.SharesAsync("set", "default=100")).Succeeded();
        File.WriteAllText(Router.SharesFile, left);

        await Router.RestartAsync();

        Assert.Equal("default 0\n", (await Router.SharesAsync("show")).Succeeded().Output);
    }

    [RequiresProgramFact(RunningRouter.Programs)]
    public async Task Users_of_a_crashed_candidate_are_served_by_the_stable_version_without_failures()
    {
        (await Router.SharesAsync("set", "default=100")).Succeeded();
        Assert.Equal("v2", await Router.AskAsync("user-13"));

        await Router.EndCandidateAsync();

        for (var request = 0; request < 50; request++)
        {
            Assert.Equal("v1", await Router.AskAsync("user-13"));
        }

        Assert.Equal("nexten", await Router.AskAsync("user-13", path: "nexten/match"));
    }

    [RequiresProgramTheory(RunningRouter.Programs)]
    [InlineData("metrics", "404")]
    [InlineData("metrics/", "404")]
    [InlineData("metrics?all=1", "404")]
    [InlineData("%6Detrics", "404")]
    [InlineData("nexten/metrics", "404")]
    [InlineData(".//metrics", "404")]
    [InlineData("match/metrics-of-mine", "v1")]
    public async Task Service_metrics_are_not_public(string path, string answer) =>
        Assert.Equal(answer, await Router.AskAsync("user-13", path: path));

    [RequiresProgramFact(RunningRouter.Programs)]
    public async Task Address_with_too_many_requests_is_rate_limited()
    {
        await using var limited = await RunningRouter.StartAsync(requestsPerMinute: 20);
        var answers = new List<string>();
        for (var request = 0; request < 25; request++)
        {
            answers.Add(await limited.AskAsync($"user-{request}"));
        }

        Assert.Equal(Enumerable.Repeat("v1", 20).Concat(Enumerable.Repeat("429", 5)), answers);
    }

    [RequiresProgramFact(RunningRouter.Programs)]
    public async Task Older_versions_of_TLS_are_refused()
    {
        Assert.Equal(SslProtocols.Tls13, await HandshakeAsync(SslProtocols.Tls13));
        await Assert.ThrowsAnyAsync<Exception>(() => HandshakeAsync(SslProtocols.Tls12));
    }

    [RequiresProgramFact(RunningRouter.Programs)]
    public async Task Plain_requests_are_sent_on_to_TLS()
    {
        using var response = await Router.Http.GetAsync(new Uri(Router.PlainAddress, "match?id=1"));

        Assert.Equal(HttpStatusCode.PermanentRedirect, response.StatusCode);
        Assert.Equal("https", response.Headers.Location!.Scheme);
        Assert.Equal("/match?id=1", response.Headers.Location.PathAndQuery);
    }

    [RequiresProgramFact(RunningRouter.Programs)]
    public async Task Responses_name_the_version_and_set_HSTS()
    {
        using var client = Router.NewClient(HttpVersion.Version20);
        using var response = await client.GetAsync(Router.Address);

        Assert.Equal(HttpVersion.Version20, response.Version);
        Assert.Equal(["supersmartmatch-v1"], response.Headers.GetValues("X-Served-By"));
        Assert.Equal(["max-age=31536000"], response.Headers.GetValues("Strict-Transport-Security"));
    }

    [RequiresProgramFact(RunningRouter.Programs)]
    public async Task Metrics_match_those_in_rules_and_dashboards()
    {
        await Router.AskAsync("user-13");
        using var client = new HttpClient();

        var metrics = await client.GetStringAsync(Router.MetricsAddress);

        Assert.Contains(
            "haproxy_server_status{proxy=\"candidate\",server=\"supersmartmatch-v2\",state=\"UP\"} 1",
            metrics,
            StringComparison.Ordinal
        );
        Assert.Contains("haproxy_server_status{proxy=\"special\",server=\"nexten\",state=\"UP\"} 1", metrics, StringComparison.Ordinal);
        Assert.Contains("haproxy_backend_http_requests_total{proxy=\"stable\"} ", metrics, StringComparison.Ordinal);
        Assert.Contains("haproxy_backend_http_responses_total{proxy=\"stable\",code=\"5xx\"} ", metrics, StringComparison.Ordinal);
        Assert.Contains("haproxy_frontend_http_requests_total{proxy=\"https\"} ", metrics, StringComparison.Ordinal);
    }

    private static string Base64Url(string text) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private async Task<string> AskWithTokenAsync(string claims, string header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Router.Address);
        request.Headers.Add("X-User-Id", header);
        request.Headers.Authorization = new("Bearer", $"{Base64Url("""{"alg":"RS256"}""")}.{Base64Url(claims)}.{Base64Url("signature")}");
        using var response = await Router.Http.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    private async Task<SslProtocols> HandshakeAsync(SslProtocols protocol)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Router.Address.Port);
        await using var tls = new SslStream(client.GetStream());
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = "localhost",
                EnabledSslProtocols = protocol,
                RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                    certificate?.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256) == Router.CertificateHash,
            }
        );
        return tls.SslProtocol;
    }
}
