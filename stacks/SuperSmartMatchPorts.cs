namespace Stacks;

/// <summary>Where the services of SuperSmartMatch answer.</summary>
public static class SuperSmartMatchPorts
{
    /// <summary>The old version, four algorithms.</summary>
    public const int V1 = 5062;

    /// <summary>The old matcher.</summary>
    public const int Nexten = 5052;

    /// <summary>The new version, which takes over both.</summary>
    public const int V2 = 5070;

    /// <summary>Prometheus' own.</summary>
    public const int Prometheus = 9090;

    /// <summary>Alertmanager's own.</summary>
    public const int Alertmanager = 9093;

    /// <summary>Grafana's own.</summary>
    public const int Grafana = 3000;
}
