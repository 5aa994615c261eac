namespace Infra.Google.ServiceUsage;

/// <summary>Arguments of <see cref="ProjectServices"/>.</summary>
public sealed record ProjectServicesArgs
{
    /// <summary>The project ID.</summary>
    public required string Project { get; init; }

    /// <summary>The APIs by host name, such as <c>run.googleapis.com</c>.</summary>
    public required IReadOnlyList<string> Apis { get; init; }
}
