using System.Collections.Concurrent;
using Engine.Plans;
using Engine.Wire;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Engine.Monitor;

/// <summary>The service a program logs to. Every text loses its secrets and control sequences on the way in.</summary>
internal sealed class EngineLog(Registry registry, SecretTexts secrets, ProgramActivity activity)
{
    private const int Debug = 0;
    private readonly ConcurrentQueue<ProgramMessage> _messages = new();

    public IEnumerable<ProgramMessage> Messages => _messages;

    public GrpcMethods Methods() =>
        new GrpcMethods("Engine")
            .Add<LogRequest>("Log", Log)
            .Add<Empty>("GetRootResource", _ => new GetRootResourceResponse { Urn = registry.Root })
            .Add<SetRootResourceRequest>("SetRootResource", _ => new Empty())
            .Add<RequirePulumiVersionRequest>("RequirePulumiVersion", _ => new Empty());

    private Empty Log(LogRequest request)
    {
        if (request.Severity == Debug)
        {
            activity.Note(secrets.Blot(request.Message), request.Ephemeral);
        }
        else if (!request.Ephemeral)
        {
            activity.Touch();
            var severity = request.Severity switch
            {
                1 => MessageSeverity.Info,
                2 => MessageSeverity.Warning,
                _ => MessageSeverity.Error,
            };
            _messages.Enqueue(new ProgramMessage(severity, ProgramText.Clean(secrets.Blot(request.Message)), request.Urn));
        }

        return new Empty();
    }
}
