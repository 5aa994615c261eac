using Infra.Composition;
using Pulumi;
using Pulumi.Gcp.Monitoring;

namespace Infra.Monitoring;

/// <summary>Who is told of alerts: an e-mail address and a Slack channel.</summary>
/// <remarks>
/// The Slack channel is made by a person in Google's console, where Slack hands its token to Google; the program knows the channel's name
/// alone (docs/adr/0008-notification-channels.md).
/// </remarks>
public sealed class AlertChannels : ComponentResource
{
    private const string TypeToken = "platform:monitoring:AlertChannels";

    /// <param name="name">Begins the name of the e-mail channel.</param>
    /// <param name="args">Addresses.</param>
    /// <param name="options">Options of the component; what it depends on its resources depend on too.</param>
    public AlertChannels(string name, AlertChannelsArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var email = new NotificationChannel(
            $"{name}-email",
            new()
            {
                DisplayName = args.DisplayName,
                Type = "email",
                Labels = { ["email_address"] = args.Settings.Email },
                UserLabels = args.Labels,
            },
            ChildOptions.Of(this, options)
        );
        Email = email.Id;
        Slack = args.Settings.SlackChannel;
        RegisterOutputs(new Dictionary<string, object?> { ["email"] = Email, ["slack"] = Slack });
    }

    /// <summary>The e-mail channel, <c>projects/{project}/notificationChannels/{number}</c>.</summary>
    public Output<string> Email { get; }

    /// <summary>The Slack channel, in the same form.</summary>
    public string Slack { get; }

    /// <summary>Both.</summary>
    internal InputList<string> All => [Email, Slack];
}
