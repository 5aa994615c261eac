using System.Text.RegularExpressions;
using Infra.Settings;

namespace Infra.Workers;

/// <summary>Where a Worker answers: a host of the account's <c>workers.dev</c> subdomain, or one of a zone the account has.</summary>
public readonly partial record struct WorkerHostname(string Name)
{
    private const string WorkersDev = ".workers.dev";
    private const string Description = "a host such as api.example.com, in lower case";

    /// <summary>Whether Cloudflare gives the name; else it makes the record and the certificate.</summary>
    public bool IsWorkersDev => Name.EndsWith(WorkersDev, StringComparison.Ordinal);

    /// <summary>Reads it from the stack's settings.</summary>
    /// <param name="section">The settings.</param>
    /// <param name="worker">The Worker's name: on <c>workers.dev</c> it is the first part of the host's.</param>
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
