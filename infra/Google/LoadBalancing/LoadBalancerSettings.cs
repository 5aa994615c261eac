using System.Text.RegularExpressions;
using Infra.Settings;

namespace Infra.Google.LoadBalancing;

/// <summary>The settings of a load balancer that differ between environments.</summary>
public sealed partial record LoadBalancerSettings
{
    private const string DomainDescription = "a domain such as app.example.com, in lower case";

    /// <summary>Domains reserved for examples. Source: https://www.rfc-editor.org/rfc/rfc2606.</summary>
    private static readonly string[] ForExamples = [".example.com", ".example.net", ".example.org", ".example"];

    /// <summary>The domain of the load balancer.</summary>
    public required string Domain { get; init; }

    /// <summary>The maximum number of requests per minute and client address; further requests are rejected.</summary>
    /// <value>1 to 10,000.</value>
    public required int RequestsPerMinute { get; init; }

    /// <summary>Whether the IP address is protected from deletion.</summary>
    public required bool Protect { get; init; }

    /// <summary>Reads these settings from the stack's configuration.</summary>
    public static LoadBalancerSettings Read(SettingsSection section)
    {
        var settings = new LoadBalancerSettings
        {
            Domain = section.Target("domain", DomainForm(), DomainDescription),
            RequestsPerMinute = section.Integer("requestsPerMinute", LoadBalancerLimits.RequestsPerMinute),
            Protect = section.Flag("protect"),
        };
        if (ForExamples.Any(ending => settings.Domain.EndsWith(ending, StringComparison.Ordinal)))
        {
            section.RefuseToDeploy(
                "domain",
                $"is {settings.Domain}, a reserved example domain; a deployment needs a domain that you own.",
                "<domain>"
            );
        }

        return settings;
    }

    /// <summary>Matches a domain name: labels of letters, digits and inner hyphens, the last one not numeric.</summary>
    /// <remarks>Source: https://www.rfc-editor.org/rfc/rfc1123.</remarks>
    [GeneratedRegex(@"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex DomainForm();
}
