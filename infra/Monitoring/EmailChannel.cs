using Infra.Composition;
using Pulumi;
using Pulumi.Gcp.Monitoring;

namespace Infra.Monitoring;

/// <summary>An e-mail address that alerts and budgets tell.</summary>
/// <remarks>
/// Channels with a token, such as Slack's, are made by a person and known by name alone (docs/adr/0010-notification-channels.md).
/// </remarks>
public sealed class EmailChannel : ComponentResource
{
    private const string TypeToken = "platform:monitoring:EmailChannel";

    /// <param name="name">The channel's name in the program.</param>
    /// <param name="args">The address.</param>
    /// <param name="options">Options of the component; what it depends on its resources depend on too.</param>
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

    /// <summary>What refers to it, <c>projects/{project}/notificationChannels/{number}</c>.</summary>
    public Output<string> Id { get; }
}
