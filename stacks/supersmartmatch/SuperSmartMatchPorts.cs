namespace Stacks;

/// <summary>The ports of SuperSmartMatch's services.</summary>
public static class SuperSmartMatchPorts
{
    /// <summary>The old version, with four algorithms.</summary>
    public const int V1 = 5062;

    /// <summary>The old matcher.</summary>
    public const int Nexten = 5052;

    /// <summary>The new version, which replaces both.</summary>
    public const int V2 = 5070;

    /// <summary>Prometheus' default port.</summary>
    public const int Prometheus = 9090;

    /// <summary>Alertmanager's default port.</summary>
    public const int Alertmanager = 9093;

    /// <summary>Grafana's default port.</summary>
    public const int Grafana = 3000;
}
