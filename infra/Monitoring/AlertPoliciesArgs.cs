using Pulumi;

namespace Infra.Monitoring;

/// <summary>Arguments of <see cref="AlertPolicies"/>.</summary>
public sealed record AlertPoliciesArgs
{
    /// <summary>Whose alerts they are, in front of each title.</summary>
    public required string System { get; init; }

    /// <summary>What is told, by names that no two share.</summary>
    public required IReadOnlyList<AlertRule> Rules { get; init; }

    /// <summary>The channels that are told, <c>projects/{project}/notificationChannels/{number}</c>.</summary>
    public required InputList<string> Channels { get; init; }

    /// <summary>The page that says what each alert means, with a section for each name.</summary>
    public required string Runbook { get; init; }

    /// <summary>Labels of the policies.</summary>
    public InputMap<string> Labels { get; init; } = [];
}
