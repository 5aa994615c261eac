using Pulumi;

namespace Infra.Google.Monitoring;

/// <summary>Arguments of <see cref="AlertPolicies"/>.</summary>
public sealed record AlertPoliciesArgs
{
    /// <summary>The system that the alerts belong to, used as a prefix of each title.</summary>
    public required string System { get; init; }

    /// <summary>The alert rules, with unique names.</summary>
    public required IReadOnlyList<AlertRule> Rules { get; init; }

    /// <summary>The notification channels, <c>projects/{project}/notificationChannels/{number}</c>.</summary>
    public required InputList<string> Channels { get; init; }

    /// <summary>The URL of the runbook, which has a section for each alert name.</summary>
    public required string Runbook { get; init; }

    /// <summary>The labels of the policies.</summary>
    public InputMap<string> Labels { get; init; } = [];
}
