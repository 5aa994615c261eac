using Infra.Containers;

namespace Infra.Services;

/// <summary>What kind of program a service is.</summary>
public enum ServiceRole
{
    /// <summary>Pages for people.</summary>
    Web,

    /// <summary>Answers other programs.</summary>
    Api,

    /// <summary>Answers nobody; it works on what it finds.</summary>
    Worker,
}

/// <summary>What one service is, wherever it runs: the same record makes a service in the cloud and a container on a laptop.</summary>
public sealed record ServiceSpecification
{
    /// <summary>Its name, also that of its account: 6 to 30 lower-case letters, digits and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of program it is.</summary>
    public required ServiceRole Role { get; init; }

    /// <summary>When it is started: after every service of a lower phase.</summary>
    public required int Phase { get; init; }

    /// <summary>The port it listens on.</summary>
    /// <value>1 to 65,535; default 8080. A worker listens on none.</value>
    public int Port { get; init; } = 8080;

    /// <summary>What it answers with success once it works.</summary>
    /// <value>Default <c>/health</c>.</value>
    public string HealthPath { get; init; } = "/health";

    /// <summary>What in its image can ask for <see cref="HealthPath"/>; where the platform asks itself, it is not used.</summary>
    /// <value>Default Python.</value>
    public ProbeTool ProbeTool { get; init; } = ProbeTool.Python;

    /// <summary>Whether it keeps a client's session in its memory, so that all requests of one must reach the same instance.</summary>
    /// <value>Default: no.</value>
    public bool KeepsSessions { get; init; }

    /// <summary>Variables in the clear.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Variables that hold the address of another service, of a lower phase, by that service's name.</summary>
    public IReadOnlyDictionary<string, string> Uses { get; init; } = new Dictionary<string, string>();

    /// <summary>Variables whose values are secrets; it can read these and no other.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];
}
