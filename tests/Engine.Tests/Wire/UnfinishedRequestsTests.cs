using System.Net;
using System.Net.Http.Headers;
using Engine.Diagnostics;
using Engine.Wire;
using Google.Protobuf.WellKnownTypes;

namespace Engine.Tests.Wire;

/// <summary>Requests whose bodies never end.</summary>
public sealed class UnfinishedRequestsTests
{
    /// <summary>The number of requests: more than the server accepts, with bodies of 1 MB.</summary>
    private const int Requests = 600;

    [Fact]
    public async Task Unfinished_bodies_are_refused_at_the_memory_limit_and_complete_requests_are_answered()
    {
        var faults = new List<Fault>();
        var refused = new TaskCompletionSource();
        await using var server = await GrpcServer.StartAsync(
            new GrpcMethods("Test").Add<Value>("Echo", request => request).All,
            report: fault =>
            {
                lock (faults)
                {
                    faults.Add(fault);
                }

                refused.TrySetResult();
            }
        );
        using var http = new HttpClient { BaseAddress = new Uri($"http://{server.Address}"), Timeout = Timeout.InfiniteTimeSpan };
        using var ended = new CancellationTokenSource();

        var calls = Enumerable.Range(0, Requests).Select(_ => SendAsync(http, ended.Token)).ToList();
        await refused.Task;

        await ended.CancelAsync();
        await Task.WhenAll(calls);
        await using var client = new GrpcClient(server.Address);
        Assert.Equal(Value.ForBool(true), await client.CallAsync<Value>("/pulumirpc.Test/Echo", Value.ForBool(true)));
        Assert.Equal(
            new Fault(
                "ENG242",
                "The program's unfinished requests need more than 512 MiB, which is the maximum.",
                "finish requests, or send fewer at a time."
            ),
            faults.Distinct().Single()
        );
    }

    [Fact]
    public async Task Connections_beyond_the_limit_are_closed_and_the_first_continue()
    {
        var faults = new List<Fault>();
        await using var server = await GrpcServer.StartAsync(
            new GrpcMethods("Test").Add<Value>("Echo", request => request).All,
            report: faults.Add
        );
        var clients = Enumerable.Range(0, 32).Select(_ => new GrpcClient(server.Address)).ToList();
        foreach (var client in clients)
        {
            await client.CallAsync<Value>("/pulumirpc.Test/Echo", Value.ForBool(true));
        }

        await using var last = new GrpcClient(server.Address);
        await Assert.ThrowsAsync<HttpRequestException>(() => last.CallAsync<Value>("/pulumirpc.Test/Echo", Value.ForBool(true)));
        Assert.Equal(Value.ForBool(true), await clients[0].CallAsync<Value>("/pulumirpc.Test/Echo", Value.ForBool(true)));
        Assert.Equal(
            new Fault("ENG242", "The program opens more than 32 connections at a time.", "share one gRPC channel."),
            faults.Single()
        );
        await Task.WhenAll(clients.Select(client => client.DisposeAsync().AsTask()));
    }

    private static async Task SendAsync(HttpClient http, CancellationToken ended)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/pulumirpc.Test/Echo")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new Unfinished(),
        };
        try
        {
            using var response = await http.SendAsync(request, ended);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            // Rejected while it is sent, or cancelled at the end.
        }
    }

    /// <summary>A body that sends a megabyte and then stalls.</summary>
    private sealed class Unfinished : HttpContent
    {
        private static readonly byte[] Megabyte = new byte[1_000_000];

        public Unfinished() => Headers.ContentType = new MediaTypeHeaderValue("application/grpc");

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await stream.WriteAsync(Megabyte, cancellationToken);
            await stream.FlushAsync(cancellationToken);
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
