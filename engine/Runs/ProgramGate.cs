using System.Net.Sockets;
using Engine.Processes;
using Engine.Wire;

namespace Engine.Runs;

/// <summary>
/// Admits one process of the program's session: the first that connects. Its children and all other processes are refused.
/// </summary>
internal sealed class ProgramGate : PeerGate
{
    private readonly TaskCompletionSource<ProcessGroup> _program = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _client;

    /// <summary>Sets the program once it has started. Earlier connections wait.</summary>
    public void Expect(ProcessGroup program) => _program.TrySetResult(program);

    protected override async Task<string?> RefusalAsync(Socket socket)
    {
        var program = await _program.Task.ConfigureAwait(false);
        var owner = SocketOwner.Find(socket, program.Members());
        if (OtherUser(owner) is { } refusal)
        {
            return refusal;
        }

        var process = owner!.Process;
        if (process == 0 || !program.IsMember(process))
        {
            return "A connection from a process that is not part of the program was refused.";
        }

        var client = Interlocked.CompareExchange(ref _client, process, 0);
        return client == 0 || client == process
            ? null
            : $"A connection from a second process of the program was refused: process {client} is the program.";
    }
}
