using Engine.Diagnostics;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engine.Wire;

/// <summary>The library's handlers of all methods. Every path is known, so they are found by path and not by route matching.</summary>
internal sealed class GrpcHandlers : IEndpointRouteBuilder, IAsyncDisposable
{
    /// <summary>The largest message, as Pulumi's own SDKs allow: 400 MiB.</summary>
    public const int LargestMessage = 400 * 1024 * 1024;

    /// <summary>The handler of all other paths.</summary>
    private const string Unknown = "/pulumirpc.Unknown/Unknown";

    /// <summary>The methods convert messages themselves, because the library's limit on nesting is too low.</summary>
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(bytes => bytes, bytes => bytes);

    private readonly ServiceProvider _services;
    private readonly IServiceScopeFactory _scopes;
    private readonly Action<Fault> _report;
    private readonly Dictionary<string, RequestDelegate> _handlers;

    /// <param name="methods">The methods, by path.</param>
    /// <param name="report">Receives faults of requests that cannot be read.</param>
    public GrpcHandlers(IReadOnlyDictionary<string, GrpcMethod> methods, Action<Fault> report)
    {
        _report = report;
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddGrpc(options =>
        {
            options.MaxReceiveMessageSize = LargestMessage;
            options.MaxSendMessageSize = null;
            options.IgnoreUnknownServices = true;
        });
        _services = services.BuildServiceProvider();
        _scopes = _services.GetRequiredService<IServiceScopeFactory>();
        this.MapGrpcService(Definition(methods));
        _handlers = DataSources
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .ToDictionary(endpoint => endpoint.RoutePattern.RawText!, endpoint => endpoint.RequestDelegate!, StringComparer.Ordinal);
    }

    public IServiceProvider ServiceProvider => _services;

    public ICollection<EndpointDataSource> DataSources { get; } = [];

    public IApplicationBuilder CreateApplicationBuilder() => new ApplicationBuilder(_services);

    public HttpContext CreateContext(IFeatureCollection features) => new DefaultHttpContext(features) { ServiceScopeFactory = _scopes };

    public Task AnswerAsync(HttpContext context) =>
        (_handlers.GetValueOrDefault(context.Request.Path.Value ?? "") ?? _handlers[Unknown])(context);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private ServerServiceDefinition Definition(IReadOnlyDictionary<string, GrpcMethod> methods)
    {
        var definition = ServerServiceDefinition.CreateBuilder();
        definition.AddMethod(
            Method(Unknown),
            (byte[] _, ServerCallContext call) =>
                Task.FromException<byte[]>(
                    new RpcException(new Status(StatusCode.Unimplemented, $"{call.Method} is not part of this engine."))
                )
        );
        foreach (var (path, method) in methods)
        {
            definition.AddMethod(Method(path), (request, call) => Task.FromResult(Answer(method, request, call.Method)));
        }

        return definition.Build();
    }

    private static Method<byte[], byte[]> Method(string path)
    {
        var slash = path.LastIndexOf('/');
        return new Method<byte[], byte[]>(MethodType.Unary, path[1..slash], path[(slash + 1)..], Bytes, Bytes);
    }

    private byte[] Answer(GrpcMethod method, byte[] request, string path)
    {
        try
        {
            return method(request).ToByteArray();
        }
        catch (InvalidProtocolBufferException exception)
        {
            ReportUnreadable(path);
            throw new RpcException(new Status(StatusCode.InvalidArgument, $"The message cannot be read: {exception.Message}"));
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            // The library would report the failure without its reason.
            throw new RpcException(new Status(StatusCode.Internal, exception.Message));
        }
    }

    private void ReportUnreadable(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        _report(EngineDiagnostics.RequestNotReadable(name, GrpcMethods.MaximumValueDepth));
    }
}
