namespace Stacks;

/// <summary>Where the services of SuperSmartMatch answer.</summary>
internal static class SuperSmartMatchPorts
{
    public const int V1 = 5062;
    public const int Nexten = 5052;
    public const int V2 = 5070;
    public const int Prometheus = 9090;
    public const int Alertmanager = 9093;
    public const int Grafana = 3000;
}
