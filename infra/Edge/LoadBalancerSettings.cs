using System.Text.RegularExpressions;
using Infra.Settings;

namespace Infra.Edge;

/// <summary>What may differ from one environment's load balancer to another's.</summary>
public sealed partial record LoadBalancerSettings
{
    private const string DomainDescription = "a domain such as app.example.com, in lower case";

    /// <summary>Domains that nobody can own. Source: https://www.rfc-editor.org/rfc/rfc2606.</summary>
    private static readonly string[] ForExamples = [".example.com", ".example.net", ".example.org", ".example"];

    /// <summary>The one domain it answers for.</summary>
    public required string Domain { get; init; }

    /// <summary>Requests of one address in a minute; more are turned away.</summary>
    /// <value>1 to 10,000.</value>
    public required int RequestsPerMinute { get; init; }

    /// <summary>Whether deleting its address is refused.</summary>
    public required bool Protect { get; init; }

    /// <summary>Reads them from the stack's settings.</summary>
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
                $"is {settings.Domain}, a domain for examples; a deployment needs one that is yours.",
                "<domain>"
            );
        }

        return settings;
    }

    /// <summary>Labels of letters, digits and inner hyphens, the last no number.</summary>
    /// <remarks>Source: https://www.rfc-editor.org/rfc/rfc1123.</remarks>
    [GeneratedRegex(@"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex DomainForm();
}
