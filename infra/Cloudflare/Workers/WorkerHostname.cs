using System.Text.RegularExpressions;
using Infra.Settings;

namespace Infra.Cloudflare.Workers;

/// <summary>The hostname of a Worker: on the account's <c>workers.dev</c> subdomain, or in one of the account's zones.</summary>
public readonly partial record struct WorkerHostname(string Name)
{
    private const string WorkersDev = ".workers.dev";
    private const string Description = "a host such as api.example.com, in lower case";

    /// <summary>Whether the hostname is on <c>workers.dev</c>; otherwise Cloudflare creates a DNS record and a certificate.</summary>
    public bool IsWorkersDev => Name.EndsWith(WorkersDev, StringComparison.Ordinal);

    /// <summary>Reads the hostname from the stack's configuration.</summary>
    /// <param name="section">The settings section.</param>
    /// <param name="worker">The Worker's name, which is the first label of a <c>workers.dev</c> hostname.</param>
    public static WorkerHostname Read(SettingsSection section, string worker)
    {
        var hostname = new WorkerHostname(section.Target("hostname", Form(), Description));
        if (section.IsSound("hostname") && hostname.IsWorkersDev && !hostname.IsOf(worker))
        {
            section.Conflict("hostname", $"is {hostname}; on workers.dev the Worker is {worker}.<subdomain>{WorkersDev}.", "<host>");
        }

        return hostname;
    }

    private bool IsOf(string worker) => Name.Split('.') is [var first, _, "workers", "dev"] && first == worker;

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Source: https://www.rfc-editor.org/rfc/rfc1123#section-2.1.</summary>
    [GeneratedRegex(@"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
