using Infra.Settings;

namespace Infra.Google.PubSub;

/// <summary>The delivery settings of a queue.</summary>
public sealed record WorkQueueSettings
{
    /// <summary>The acknowledgement deadline: the time a worker has to handle one message.</summary>
    /// <value>10 s to 600 s.</value>
    public required TimeSpan AckDeadline { get; init; }

    /// <summary>The number of delivery attempts before a message is moved to the dead letter topic.</summary>
    /// <value>5 to 100 attempts.</value>
    public required int DeliveryAttempts { get; init; }

    /// <summary>The delay before the second delivery; it doubles with each further one.</summary>
    /// <value>0 s to 600 s.</value>
    public required TimeSpan MinimumBackoff { get; init; }

    /// <summary>The maximum delay between deliveries.</summary>
    /// <value>0 s to 600 s, at least <see cref="MinimumBackoff"/>.</value>
    public required TimeSpan MaximumBackoff { get; init; }

    /// <summary>The retention of messages that no worker has handled yet.</summary>
    /// <value>10 minutes to 31 days.</value>
    public required TimeSpan Retention { get; init; }

    /// <summary>The retention of dead letters.</summary>
    /// <value>10 minutes to 31 days.</value>
    public required TimeSpan DeadLetterRetention { get; init; }

    /// <summary>Reads these settings from the stack's configuration.</summary>
    public static WorkQueueSettings Read(SettingsSection section)
    {
        var settings = new WorkQueueSettings
        {
            AckDeadline = section.Duration("ackDeadline", PubSubLimits.AckDeadline),
            DeliveryAttempts = section.Integer("deliveryAttempts", PubSubLimits.DeliveryAttempts),
            MinimumBackoff = section.Duration("minimumBackoff", PubSubLimits.Backoff),
            MaximumBackoff = section.Duration("maximumBackoff", PubSubLimits.Backoff),
            Retention = section.Duration("retention", PubSubLimits.Retention),
            DeadLetterRetention = section.Duration("deadLetterRetention", PubSubLimits.Retention),
        };
        if (section.IsSound("minimumBackoff", "maximumBackoff") && settings.MaximumBackoff < settings.MinimumBackoff)
        {
            section.Conflict(
                "maximumBackoff",
                $"is {Text(settings.MaximumBackoff)}, less than minimumBackoff, {Text(settings.MinimumBackoff)}.",
                Text(settings.MinimumBackoff)
            );
        }

        return settings;
    }

    private static string Text(TimeSpan time) => Quantities.Durations.InSeconds(time);
}
