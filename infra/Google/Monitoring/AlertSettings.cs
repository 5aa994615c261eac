using System.Text.RegularExpressions;
using Infra.Settings;

namespace Infra.Google.Monitoring;

/// <summary>The notification channels and the runbook of an environment.</summary>
public sealed partial record AlertSettings
{
    /// <summary>The message for a value that only someone with access to the cloud can look up.</summary>
    internal const string Placeholder = "is still a placeholder; a deployment needs the real value.";

    private const string Reserved = ".example";

    /// <summary>The e-mail address that receives alerts.</summary>
    public required string Email { get; init; }

    /// <summary>The Slack notification channel, created in the Google Cloud console.</summary>
    /// <value><c>projects/{project}/notificationChannels/{number}</c>.</value>
    public required string SlackChannel { get; init; }

    /// <summary>The URL of the runbook, which has a section for each alert.</summary>
    public required string Runbook { get; init; }

    /// <summary>Reads these settings from the stack's configuration.</summary>
    public static AlertSettings Read(SettingsSection section)
    {
        var settings = new AlertSettings
        {
            Email = ReadEmail(section, "email"),
            SlackChannel = section.Text("slackChannel", ChannelForm(), "a channel such as projects/some-project/notificationChannels/123"),
            Runbook = section.Text("runbook", PageForm(), "the https address of a page, without '#'"),
        };
        if (section.IsSound("slackChannel") && settings.SlackChannel.EndsWith("/0", StringComparison.Ordinal))
        {
            section.RefuseToDeploy("slackChannel", Placeholder, "projects/<project>/notificationChannels/<number>");
        }

        if (section.IsSound("runbook") && new Uri(settings.Runbook).Host.EndsWith(Reserved, StringComparison.Ordinal))
        {
            section.RefuseToDeploy("runbook", Placeholder, "https://<page>");
        }

        return settings;
    }

    /// <summary>Reads an e-mail address.</summary>
    internal static string ReadEmail(SettingsSection section, string key)
    {
        var email = section.Text(key, EmailForm(), "an e-mail address");
        // RFC 2606 reserves this domain, so the address cannot exist.
        if (section.IsSound(key) && email.EndsWith(Reserved, StringComparison.Ordinal))
        {
            section.RefuseToDeploy(key, Placeholder, "<address>");
        }

        return email;
    }

    [GeneratedRegex(@"^[A-Za-z0-9._%+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+\z", RegexOptions.CultureInvariant)]
    private static partial Regex EmailForm();

    [GeneratedRegex(@"^projects/[a-z][a-z0-9-]{4,28}[a-z0-9]/notificationChannels/[0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex ChannelForm();

    [GeneratedRegex(@"^https://[a-z0-9-]+(\.[a-z0-9-]+)+(/[A-Za-z0-9._~/-]*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex PageForm();
}
