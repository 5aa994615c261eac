namespace Infra.Observability;

/// <summary>Where alerts go. Addresses alone: the webhook and the password are in files that only Alertmanager reads.</summary>
/// <param name="SlackChannel">A channel, <c>#war-room</c>.</param>
/// <param name="EmailTo">Who gets e-mail.</param>
/// <param name="EmailFrom">Who it comes from, which is also the account that sends it.</param>
/// <param name="SmtpHost">The mail server with its port, <c>smtp.example.com:587</c>; it must offer TLS.</param>
public sealed record AlertChannels(string SlackChannel, string EmailTo, string EmailFrom, string SmtpHost);
