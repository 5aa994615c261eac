using Pulumirpc;

namespace Pulumi;

/// <summary>Where resources are registered: an engine, or mocks.</summary>
internal interface IMonitor
{
    /// <summary>Waits, on the program's own thread, until the engine has caught up with what is ready to be registered.</summary>
    void AwaitCatchingUp();

    Task<bool> SupportsAsync(string feature);

    /// <exception cref="RunException">The resource is of a parameterized package, and this monitor cannot register one.</exception>
    void RequirePackage(Resource resource) { }

    Task<RegisterResourceResponse> RegisterAsync(Resource resource, RegisterResourceRequest request);

    Task<ReadResourceResponse> ReadAsync(Resource resource, ReadResourceRequest request);

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

/// <summary>Where a program's messages go.</summary>
internal interface IEngineLog
{
    bool HasErrors { get; }

    Task WriteAsync(LogSeverity severity, string message, Resource? resource = null, int streamId = 0, bool ephemeral = false);
}
