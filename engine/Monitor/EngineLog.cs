using System.Collections.Concurrent;
using System.Globalization;
using Engine.Diagnostics;
using Engine.Plans;
using Engine.Projects;
using Engine.Secrets;
using Engine.Wire;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Engine.Monitor;

/// <summary>
/// The service that a program sends its log messages to. Secrets and control sequences are removed from every message that is printed.
/// </summary>
internal sealed class EngineLog(Registry registry, SecretTexts secrets, ProgramActivity activity)
{
    /// <summary>
    /// The maximum number of characters kept of all messages, so that a program with many messages cannot exhaust the memory.
    /// </summary>
    private const int MaximumCharacters = 1024 * 1024;

    /// <summary>The maximum number of messages kept, whatever their length.</summary>
    private const int MaximumMessages = 10_000;

    /// <summary>The maximum number of characters kept of a message's URN.</summary>
    private const int MaximumUrn = 4_096;

    /// <summary>The additional characters kept of one message, so that a secret that the limit cuts in two is still recognized.</summary>
    private const int Margin = 8 * 1024;

    private const int Debug = 0;
    private readonly ConcurrentQueue<ProgramMessage> _messages = new();
    private long _characters;
    private int _kept;
    private int _hasError;
    private int _leftOut;

    /// <summary>
    /// The messages, redacted on reading: a secret may be logged before it is registered, or be known only to the other pass.
    /// </summary>
    public IEnumerable<ProgramMessage> Messages =>
        _messages
            .Select(message => message with { Text = Clean(message.Text) })
            .Concat(_leftOut == 0 ? [] : [new ProgramMessage(MessageSeverity.Warning, LeftOut())]);

    public bool HasErrors => Volatile.Read(ref _hasError) == 1;

    public GrpcMethods Methods() =>
        new GrpcMethods("Engine")
            .Add<LogRequest>("Log", Log)
            .Add<Empty>("GetRootResource", _ => new GetRootResourceResponse { Urn = registry.Root })
            .Add<SetRootResourceRequest>("SetRootResource", _ => new Empty())
            .Add<RequirePulumiVersionRequest>("RequirePulumiVersion", Require);

    /// <exception cref="WireException">The Pulumi release that this engine corresponds to is outside the range.</exception>
    private static Empty Require(RequirePulumiVersionRequest request) =>
        PulumiRelease.Check(request.PulumiVersionRange) is { } fault
            ? throw new WireException($"{fault.Message} {fault.Fix}")
            : new Empty();

    private Empty Log(LogRequest request)
    {
        if (request.Severity == Debug)
        {
            activity.Note(request.Message, request.Ephemeral);
        }
        else if (!request.Ephemeral)
        {
            activity.Touch();
            Keep(
                new ProgramMessage(
                    request.Severity switch
                    {
                        1 => MessageSeverity.Info,
                        2 => MessageSeverity.Warning,
                        _ => MessageSeverity.Error,
                    },
                    request.Message,
                    request.Urn.Length <= MaximumUrn ? request.Urn : ""
                )
            );
        }

        return new Empty();
    }

    /// <summary>Keeps a message within the limits. The first error is always kept, because it is what fails the run.</summary>
    private void Keep(ProgramMessage message)
    {
        var isFirstError = message.Severity == MessageSeverity.Error && Interlocked.Exchange(ref _hasError, 1) == 0;
        var characters = Interlocked.Add(ref _characters, message.Text.Length);
        if (isFirstError || (characters <= MaximumCharacters && Interlocked.Increment(ref _kept) <= MaximumMessages))
        {
            const int maximum = MaximumCharacters + Margin;
            _messages.Enqueue(message.Text.Length <= maximum ? message : message with { Text = message.Text[..maximum] });
        }
        else
        {
            Interlocked.Increment(ref _leftOut);
        }
    }

    private string Clean(string text) => ProgramText.Clean(secrets.Redact(text, 0, Math.Min(text.Length, MaximumCharacters)));

    private string LeftOut() => string.Create(CultureInfo.InvariantCulture, $"{_leftOut:#,0} more messages were left out.");
}
