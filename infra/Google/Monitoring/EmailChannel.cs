using Infra.Composition;
using Pulumi;
using Pulumi.Gcp.Monitoring;

namespace Infra.Google.Monitoring;

/// <summary>An e-mail notification channel for alerts and budgets.</summary>
/// <remarks>
/// Channels that need a token, such as Slack's, are created manually and referenced by name (docs/adr/0010-notification-channels.md).
/// </remarks>
public sealed class EmailChannel : ComponentResource
{
    private const string TypeToken = "platform:monitoring:EmailChannel";

    /// <param name="name">The resource name of the channel.</param>
    /// <param name="args">The address.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
    public EmailChannel(string name, EmailChannelArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var channel = new NotificationChannel(
            name,
            new()
            {
                DisplayName = args.DisplayName,
                Type = "email",
                Labels = { ["email_address"] = args.Email },
                UserLabels = args.Labels,
            },
            ChildOptions.Of(this, options)
        );
        Id = channel.Id;
        RegisterOutputs(new Dictionary<string, object?> { ["id"] = Id });
    }

    /// <summary>The channel's full name, <c>projects/{project}/notificationChannels/{number}</c>.</summary>
    public Output<string> Id { get; }
}
