namespace Infra.Services;

/// <summary>The kind of a service.</summary>
public enum ServiceRole
{
    /// <summary>A website for people.</summary>
    Web,

    /// <summary>An API for other programs.</summary>
    Api,

    /// <summary>A background worker that does not accept requests.</summary>
    Worker,
}

/// <summary>
/// The specification of a service, independent of where it runs: the same record creates a cloud service and a local container.
/// </summary>
public sealed record ServiceSpecification
{
    /// <summary>The name, which is also the service account ID: 6 to 30 lower-case letters, digits and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>The kind of service.</summary>
    public required ServiceRole Role { get; init; }

    /// <summary>The start phase: the service starts after all services of lower phases.</summary>
    public required int Phase { get; init; }

    /// <summary>The port it listens on.</summary>
    /// <value>1 to 65,535; default 8080. A worker does not listen.</value>
    public int Port { get; init; } = 8080;

    /// <summary>The path that returns a success status once the service works.</summary>
    /// <value>Default <c>/health</c>.</value>
    public string HealthPath { get; init; } = "/health";

    /// <summary>
    /// The tool in the image that requests <see cref="HealthPath"/>; not used where the platform itself sends the requests.
    /// </summary>
    /// <value>Default Python.</value>
    public ProbeTool ProbeTool { get; init; } = ProbeTool.Python;

    /// <summary>Whether the service keeps sessions in memory, so that all requests of one client must reach the same instance.</summary>
    /// <value>Default: no.</value>
    public bool KeepsSessions { get; init; }

    /// <summary>Environment variables that are not secret.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Environment variables that hold the address of another service of a lower phase, by that service's name.</summary>
    public IReadOnlyDictionary<string, string> Uses { get; init; } = new Dictionary<string, string>();

    /// <summary>Environment variables whose values are secrets; the service can read only these.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];
}
