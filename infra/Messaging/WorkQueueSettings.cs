using Infra.Settings;

namespace Infra.Messaging;

/// <summary>How a queue delivers.</summary>
public sealed record WorkQueueSettings
{
    /// <summary>The time a worker has for one message.</summary>
    /// <value>10 s to 600 s.</value>
    public required TimeSpan AckDeadline { get; init; }

    /// <summary>Deliveries before a message moves to the dead letters.</summary>
    /// <value>5 to 100 attempts.</value>
    public required int DeliveryAttempts { get; init; }

    /// <summary>The wait before the second delivery; it doubles with each further one.</summary>
    /// <value>0 s to 600 s.</value>
    public required TimeSpan MinimumBackoff { get; init; }

    /// <summary>The longest wait.</summary>
    /// <value>0 s to 600 s, at least <see cref="MinimumBackoff"/>.</value>
    public required TimeSpan MaximumBackoff { get; init; }

    /// <summary>How long a message waits for a worker.</summary>
    /// <value>10 minutes to 31 days.</value>
    public required TimeSpan Retention { get; init; }

    /// <summary>How long a dead letter waits for a person.</summary>
    /// <value>10 minutes to 31 days.</value>
    public required TimeSpan DeadLetterRetention { get; init; }

    /// <summary>Reads them from the stack's settings.</summary>
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
