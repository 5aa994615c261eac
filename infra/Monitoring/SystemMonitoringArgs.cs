using Pulumi;

namespace Infra.Monitoring;

/// <summary>Arguments of <see cref="SystemMonitoring"/>.</summary>
public sealed record SystemMonitoringArgs
{
    /// <summary>The system and its environment, in front of every title.</summary>
    public required string Title { get; init; }

    /// <summary>Who is told, and where alerts point.</summary>
    public required AlertSettings Settings { get; init; }

    /// <summary>What is told, by names that no two share.</summary>
    public required IReadOnlyList<AlertRule> Rules { get; init; }

    /// <summary>What is drawn beside what alerts.</summary>
    /// <value>Default: nothing.</value>
    public IReadOnlyList<Chart> Watched { get; init; } = [];

    /// <summary>Labels of everything in it.</summary>
    public InputMap<string> Labels { get; init; } = [];
}
