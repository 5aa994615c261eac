using Engine.Diagnostics;
using Engine.Monitor;
using Engine.Plans;
using Engine.Projects;
using Engine.Tests.Wire;
using Engine.Wire;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Providers;
using Pulumirpc;

namespace Engine.Tests.Monitor;

/// <summary>The monitor of one pass behind a real server, with a client that sends arbitrary requests.</summary>
internal sealed class MonitorFixture : IAsyncDisposable
{
    public const string ThingType = "test:index:Thing";
    private readonly GrpcServer _server;
    private readonly GrpcClient _client;

    private MonitorFixture(Registry registry, GrpcServer server) =>
        (Registry, _server, _client) = (registry, server, new GrpcClient(server.Address));

    public Registry Registry { get; }

    public static async Task<MonitorFixture> StartAsync(params (string Key, string Value)[] config)
    {
        var settings = new DeploymentSettings
        {
            Project = "p",
            Stack = "s",
            Config = config.ToDictionary(setting => setting.Key, setting => setting.Value),
        };
        var registry = new Registry(settings);
        var monitor = new ResourceMonitor(
            registry,
            new ValueReader("/"),
            new KnownProviders(),
            PassKind.Planned,
            new ProgramActivity(TimeProvider.System)
        );
        return new MonitorFixture(registry, await GrpcServer.StartAsync(monitor.Methods().All, report: registry.Report));
    }

    public static string Urn(string name, string type = ThingType) => $"urn:pulumi:s::p::{type}::{name}";

    public Task<T> CallAsync<T>(string method, IMessage request)
        where T : IMessage<T>, new() => _client.CallAsync<T>($"/pulumirpc.ResourceMonitor/{method}", request);

    /// <summary>Registers a custom resource, with a default type and name if the request has none.</summary>
    public Task<RegisterResourceResponse> RegisterAsync(RegisterResourceRequest request)
    {
        request.Custom = true;
        return SendAsync(request);
    }

    public async Task<string> ComponentAsync(string name, string type = "test:index:Box") =>
        (await SendAsync(new() { Type = type, Name = name })).Urn;

    public async Task<string> ProviderAsync(string package)
    {
        var provider = await RegisterAsync(new() { Type = $"pulumi:providers:{package}", Name = "own" });
        return $"{provider.Urn}::{(provider.Id.Length == 0 ? Signatures.Unknown : provider.Id)}";
    }

    public Task<ReadResourceResponse> ReadAsync(ReadResourceRequest request) => CallAsync<ReadResourceResponse>("ReadResource", request);

    public Task<Empty> OutputsAsync(string urn, string value = "x") =>
        CallAsync<Empty>(
            "RegisterResourceOutputs",
            new RegisterResourceOutputsRequest
            {
                Urn = urn,
                Outputs = new Struct { Fields = { ["value"] = Value.ForString(value) } },
            }
        );

    /// <summary>Returns the only fault of a request that is rejected.</summary>
    public async Task<Fault> RefusalAsync(Func<Task> request)
    {
        var exception = await Assert.ThrowsAsync<RpcException>(request);
        Assert.Equal((StatusCode.Unavailable, "resource monitor shut down"), (exception.StatusCode, exception.Status.Detail));
        return Registry.Faults.Single();
    }

    /// <summary>Returns the only fault of a request that is answered nevertheless.</summary>
    public async Task<Fault> FaultAsync(Func<Task> request)
    {
        await request();
        return Registry.Faults.Single();
    }

    public Plan Plan() => Registry.ToPlan([]);

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _server.DisposeAsync();
    }

    /// <summary>Registers a resource or component exactly as requested.</summary>
    public Task<RegisterResourceResponse> SendAsync(RegisterResourceRequest request)
    {
        request.Type = request.Type.Length == 0 ? ThingType : request.Type;
        request.Name = request.Name.Length == 0 ? "one" : request.Name;
        return CallAsync<RegisterResourceResponse>("RegisterResource", request);
    }
}
