namespace Infra.Docker.Monitoring;

/// <summary>The destinations of alerts, without secrets: the webhook and the password are in files that only Alertmanager reads.</summary>
/// <param name="SlackChannel">The Slack channel, such as <c>#war-room</c>.</param>
/// <param name="EmailTo">The recipient of e-mails.</param>
/// <param name="EmailFrom">The sender of e-mails, which is also the mail account.</param>
/// <param name="SmtpHost">The mail server with its port, such as <c>smtp.example.com:587</c>; it must support TLS.</param>
public sealed record AlertmanagerChannels(string SlackChannel, string EmailTo, string EmailFrom, string SmtpHost);
