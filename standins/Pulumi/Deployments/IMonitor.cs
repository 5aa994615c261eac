using Pulumirpc;

namespace Pulumi;

/// <summary>A resource monitor: an engine, or mocks.</summary>
internal interface IMonitor
{
    /// <summary>Blocks the program's own thread until the engine has caught up with the queued registrations.</summary>
    void AwaitCatchingUp();

    Task<bool> SupportsAsync(string feature);

    /// <exception cref="RunException">The resource belongs to a parameterized package, which this monitor cannot register.</exception>
    void RequirePackage(Resource resource) { }

    Task<RegisterResourceResponse> RegisterAsync(Resource resource, RegisterResourceRequest request);

    Task<ReadResourceResponse> ReadAsync(Resource resource, ReadResourceRequest request);

    /// <summary>Returns the state of an existing resource.</summary>
    Task<ResourceInvokeResponse> GetAsync(string urn);

    Task RegisterOutputsAsync(RegisterResourceOutputsRequest request);

    Task SignalAndWaitForShutdownAsync();
}

internal enum LogSeverity
{
    Debug = 0,
    Info = 1,
    Warning = 2,
    Error = 3,
}

/// <summary>The destination of a program's log messages.</summary>
internal interface IEngineLog
{
    bool HasErrors { get; }

    Task WriteAsync(LogSeverity severity, string message, Resource? resource = null, int streamId = 0, bool ephemeral = false);
}
