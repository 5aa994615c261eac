using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Standins.Tests.Deployments;

/// <summary>An engine that answers every call with an empty message and records the requests as strings.</summary>
internal sealed class EngineRecorder : IAsyncDisposable
{
    /// <summary>A gRPC frame with an empty message.</summary>
    private static readonly byte[] Empty = new byte[5];

    private readonly ConcurrentQueue<(string Method, string Body)> _calls = new();
    private readonly WebApplication _server;

    private EngineRecorder()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2)
        );
        _server = builder.Build();
        _server.Run(AnswerAsync);
    }

    public string Address => new Uri(_server.Urls.Single()).Authority;

    public static async Task<EngineRecorder> StartAsync()
    {
        var recorder = new EngineRecorder();
        await recorder._server.StartAsync();
        return recorder;
    }

    public IReadOnlyList<string> Sent(string method) =>
        [.. _calls.Where(call => call.Method == $"/pulumirpc.{method}").Select(call => call.Body)];

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _calls.Enqueue((context.Request.Path.Value ?? "", Encoding.UTF8.GetString(body.ToArray())));
        context.Response.ContentType = "application/grpc";
        await context.Response.Body.WriteAsync(Empty);
        context.Response.AppendTrailer("grpc-status", "0");
    }
}
