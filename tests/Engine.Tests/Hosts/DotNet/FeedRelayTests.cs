using System.Net;
using System.Net.Sockets;
using System.Text;
using Engine.Hosts.DotNet;

namespace Engine.Tests.Hosts.DotNet;

/// <summary>The hosts that a build can connect to through the relay.</summary>
public sealed class FeedRelayTests : IAsyncDisposable
{
    private const string Index = """{"version":"3.0.0","resources":[]}""";

    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly TcpListener _service = new(IPAddress.Loopback, 0);
    private readonly Socket _relay = new(SocketType.Stream, ProtocolType.Tcp);
    private string _body = Index;

    public FeedRelayTests()
    {
        _service.Start();
        _ = AnswerAsync();
        _relay.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _relay.Listen();
    }

    private string Service => $"127.0.0.1:{((IPEndPoint)_service.LocalEndpoint).Port}";

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _service.Dispose();
        _relay.Dispose();
        _ended.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Feed_of_the_caller_is_reached_through_a_tunnel_and_by_request()
    {
        Configure("home/.nuget/NuGet/NuGet.Config", "index.json");

        Assert.EndsWith(Index, await AskAsync($"CONNECT {Service} HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\n\r\n"), StringComparison.Ordinal);
        Assert.EndsWith(Index, await AskAsync($"GET http://{Service}/index.json HTTP/1.1\r\nHost: x\r\n\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feed_of_the_project_on_this_machine_is_reached_if_it_answers_as_a_feed()
    {
        Configure("nuget.config", "v3/index.json");

        Assert.EndsWith(Index, await AskAsync($"GET http://{Service}/v3/index.json HTTP/1.1\r\n\r\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v3/index.json", "secret")]
    [InlineData("v3/index.json", """{"version":"2.0.0","resources":[]}""")]
    [InlineData("v3/index.json", """{"version":"3.0.0"}""")]
    [InlineData("v3/index.json", "[]")]
    [InlineData("containers/json", Index)]
    public async Task Other_service_that_the_project_names_as_a_feed_is_refused(string path, string body)
    {
        Configure("nuget.config", path);
        _body = body;

        Assert.StartsWith("HTTP/1.1 403 ", await AskAsync($"CONNECT {Service} HTTP/1.1\r\n\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 403 ", await AskAsync($"GET http://{Service}/{path} HTTP/1.1\r\n\r\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CONNECT {0} HTTP/1.1", "403")]
    [InlineData("CONNECT 169.254.169.254:80 HTTP/1.1", "403")]
    [InlineData("GET http://{0}/ HTTP/1.1", "403")]
    [InlineData("POST http://{0}/ HTTP/1.1", "400")]
    [InlineData("GET / HTTP/1.1", "400")]
    [InlineData("CONNECT nowhere HTTP/1.1", "400")]
    [InlineData("CONNECT :0 HTTP/1.1", "400")]
    [InlineData("nonsense", "400")]
    public async Task Address_that_is_not_a_feed_is_refused(string request, string status) =>
        Assert.StartsWith(
            $"HTTP/1.1 {status} ",
            await AskAsync($"{request.Replace("{0}", Service, StringComparison.Ordinal)}\r\n\r\n"),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Host_that_the_caller_names_is_reached() =>
        Assert.StartsWith(
            "HTTP/1.1 200 ",
            await AskAsync([Service], $"CONNECT {Service} HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\n\r\n"),
            StringComparison.Ordinal
        );

    private void Configure(string file, string path) =>
        _folder.Write(
            file,
            $"""<configuration><packageSources><add key="a" value="http://{Service}/{path}" /></packageSources></configuration>"""
        );

    private Task<string> AskAsync(params string[] requests) => AskAsync([], requests);

    private async Task<string> AskAsync(IReadOnlyList<string> named, params string[] requests)
    {
        var feeds = PackageFeeds.Load(_folder.Path, Path.Combine(_folder.Path, "home"));
        using var hosts = new FeedHosts(feeds, named);
        _ = new FeedRelay(hosts).RunAsync(_relay, _ended.Token);
        using var client = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await client.ConnectAsync(_relay.LocalEndPoint!);
        foreach (var request in requests)
        {
            await client.SendAsync(Encoding.ASCII.GetBytes(request));
        }

        using var reader = new StreamReader(new NetworkStream(client, ownsSocket: false));
        return await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(30));
    }

    private async Task AnswerAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _service.AcceptTcpClientAsync();
                await using var stream = client.GetStream();
                _ = await stream.ReadAsync(new byte[4096]);
                await stream.WriteAsync(
                    Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {_body.Length}\r\n\r\n{_body}")
                );
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or IOException)
        {
            // The test has ended.
        }
    }
}
