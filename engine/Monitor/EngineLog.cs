using System.Collections.Concurrent;
using System.Globalization;
using Engine.Plans;
using Engine.Projects;
using Engine.Wire;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Engine.Monitor;

/// <summary>The service a program logs to. Every text loses its secrets and control sequences on the way out.</summary>
internal sealed class EngineLog(Registry registry, SecretTexts secrets, ProgramActivity activity)
{
    /// <summary>Characters of messages that are kept; who logs more is not read, and must not fill the memory.</summary>
    private const int MostCharacters = 1024 * 1024;

    private const int Debug = 0;
    private readonly ConcurrentQueue<ProgramMessage> _messages = new();
    private long _characters;
    private int _leftOut;

    /// <summary>Cleaned when they are asked for: a secret may be logged before it is registered as one.</summary>
    public IEnumerable<ProgramMessage> Messages =>
        _messages
            .Select(message => message with { Text = ProgramText.Clean(secrets.Blot(message.Text)) })
            .Concat(_leftOut == 0 ? [] : [new ProgramMessage(MessageSeverity.Warning, LeftOut())]);

    public GrpcMethods Methods() =>
        new GrpcMethods("Engine")
            .Add<LogRequest>("Log", Log)
            .Add<Empty>("GetRootResource", _ => new GetRootResourceResponse { Urn = registry.Root })
            .Add<SetRootResourceRequest>("SetRootResource", _ => new Empty())
            .Add<RequirePulumiVersionRequest>("RequirePulumiVersion", Require);

    /// <exception cref="WireException">The release that this engine behaves like is outside the range.</exception>
    private static Empty Require(RequirePulumiVersionRequest request) =>
        PulumiRelease.Fault(request.PulumiVersionRange) is { } fault
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
                    request.Urn
                )
            );
        }

        return new Empty();
    }

    /// <summary>The first error is always kept: it is what fails the run.</summary>
    private void Keep(ProgramMessage message)
    {
        if (
            Interlocked.Add(ref _characters, message.Text.Length) <= MostCharacters
            || (message.Severity == MessageSeverity.Error && _messages.All(kept => kept.Severity != MessageSeverity.Error))
        )
        {
            _messages.Enqueue(message.Text.Length <= MostCharacters ? message : message with { Text = message.Text[..MostCharacters] });
        }
        else
        {
            Interlocked.Increment(ref _leftOut);
        }
    }

    private string LeftOut() => string.Create(CultureInfo.InvariantCulture, $"{_leftOut:#,0} more messages were left out.");
}
