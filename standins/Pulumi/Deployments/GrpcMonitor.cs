using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Pulumi;

/// <summary>The resource monitor of an engine.</summary>
internal sealed class GrpcMonitor(string address) : IMonitor, IDisposable
{
    private readonly EngineChannel _channel = new(address, "ResourceMonitor");
    private readonly ConcurrentDictionary<string, Lazy<Task<bool>>> _features = new();

    public void Dispose() => _channel.Dispose();

    public void AwaitCatchingUp() => _channel.AwaitCatchingUp();

    public Task<bool> SupportsAsync(string feature) =>
        _features
            .GetOrAdd(
                feature,
                id => new Lazy<Task<bool>>(async () =>
                    (
                        await _channel
                            .CallAsync("SupportsFeature", new SupportsFeatureRequest { Id = id }, SupportsFeatureResponse.Parser)
                            .ConfigureAwait(false)
                    ).HasSupport
                )
            )
            .Value;

    /// <summary>
    /// Rejects parameterized packages. Other packages need no registration: each resource request contains their name and version.
    /// </summary>
    public void RequirePackage(Resource resource)
    {
        if (resource.PackageRequest is { } package && (package.Parameterization ?? package.Extension) is { } parameters)
        {
            throw new RunException(
                $"STD002 {resource.GetResourceType()} '{resource.GetResourceName()}' is of the package '{parameters.Name}', which is "
                    + $"the provider '{package.Name}' with parameters; stand-in packages do not support parameterized packages.\n"
                    + "       Fix: restore Pulumi's official packages and preview with the Pulumi CLI, "
                    + "or leave the resource out of this preview."
            );
        }
    }

    public Task<RegisterResourceResponse> RegisterAsync(Resource resource, RegisterResourceRequest request) =>
        _channel.CallAsync("RegisterResource", request, RegisterResourceResponse.Parser);

    public Task<ReadResourceResponse> ReadAsync(Resource resource, ReadResourceRequest request) =>
        _channel.CallAsync("ReadResource", request, ReadResourceResponse.Parser);

    public Task<ResourceInvokeResponse> GetAsync(string urn) =>
        _channel.CallAsync(
            "Invoke",
            new ResourceInvokeRequest
            {
                Tok = "pulumi:pulumi:getResource",
                Args = new Struct { Fields = { ["urn"] = Value.ForString(urn) } },
            },
            ResourceInvokeResponse.Parser
        );

    public Task RegisterOutputsAsync(RegisterResourceOutputsRequest request) => _channel.CallAsync("RegisterResourceOutputs", request);

    public async Task SignalAndWaitForShutdownAsync()
    {
        try
        {
            await _channel.CallAsync("SignalAndWaitForShutdown", new Empty()).ConfigureAwait(false);
        }
        catch (RunException)
        {
            // An engine that does not support this call ends the run when the process exits.
        }
    }
}

/// <summary>The log of an engine.</summary>
internal sealed class GrpcEngineLog(string address) : IEngineLog, IDisposable
{
    private readonly EngineChannel _channel = new(address, "Engine");
    private int _errors;

    public bool HasErrors => Volatile.Read(ref _errors) > 0;

    public void Dispose() => _channel.Dispose();

    public async Task WriteAsync(LogSeverity severity, string message, Resource? resource, int streamId, bool ephemeral)
    {
        if (severity == LogSeverity.Error)
        {
            Interlocked.Increment(ref _errors);
        }

        var urn = resource is null ? "" : await UrnAsync(resource).ConfigureAwait(false);
        await _channel
            .CallAsync(
                "Log",
                new LogRequest
                {
                    Severity = (int)severity,
                    Message = message,
                    Urn = urn,
                    StreamId = streamId,
                    Ephemeral = ephemeral,
                }
            )
            .ConfigureAwait(false);
    }

    /// <summary>Returns the resource's URN once it is registered, or an empty string if the registration fails.</summary>
    private static async Task<string> UrnAsync(Resource resource)
    {
        try
        {
            return (await resource.Urn.Data.ConfigureAwait(false)).Value ?? "";
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return "";
        }
    }
}
