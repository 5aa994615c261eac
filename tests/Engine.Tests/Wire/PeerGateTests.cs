using System.Diagnostics;
using System.Net.Sockets;
using Engine.Processes;
using Engine.Runs;
using Engine.Tests.Programs;
using Engine.Wire;
using Google.Protobuf.WellKnownTypes;

namespace Engine.Tests.Wire;

/// <summary>Admission to a server: this process, children with another user ID, and children of a program.</summary>
public sealed class PeerGateTests
{
    /// <summary>Connects with Bash, writes the HTTP/2 connection preface, and prints the number of bytes received.</summary>
    private const string Connect =
        "exec 3<>/dev/tcp/127.0.0.1/PORT; printf 'PRI * HTTP/2.0\\r\\n\\r\\nSM\\r\\n\\r\\n\\0\\0\\0\\4\\0\\0\\0\\0\\0' >&3; "
        + "head -c 9 <&3 | wc -c";

    private const string Admitted = "9";
    private const string Refused = "0";

    [LinuxFact]
    public async Task Process_of_the_same_user_is_admitted_by_a_gate_for_the_user()
    {
        await using var server = await StartAsync(new PeerGate());

        Assert.Equal(Admitted, await RunAsync(server, "bash", "-c"));
    }

    [RootFact]
    public async Task Process_of_another_user_is_refused_and_reported()
    {
        var gate = new PeerGate();
        await using var server = await StartAsync(gate);

        Assert.Equal(Refused, await RunAsync(server, "setpriv", "--reuid=65534", "--clear-groups", "bash", "-c"));
        Assert.Equal(["A connection from another user (number 65534) was refused."], gate.Refusals);
    }

    [LinuxFact]
    public async Task Process_that_is_not_part_of_the_program_is_refused()
    {
        var gate = new ProgramGate();
        await using var server = await StartAsync(gate);
        await using var program = Sleep();
        gate.Expect(program.Group);

        Assert.Equal(Refused, await RunAsync(server, "bash", "-c"));
        Assert.Equal(["A connection from a process that is not part of the program was refused."], gate.Refusals);
    }

    [LinuxFact]
    public async Task Program_itself_is_admitted_and_a_child_of_it_is_refused()
    {
        var gate = new ProgramGate();
        await using var server = await StartAsync(gate);
        var connect = Script(server);
        await using var program = ChildProcess.Start(
            new ProcessCommand("/bin/bash", ["-c", $"{connect}; bash -c \"{connect}\"; exit 0"], "/", Variables)
        );
        gate.Expect(program.Group);
        await program.WaitAsync(CancellationToken.None);
        await program.CloseAsync();

        Assert.Equal($"{Admitted}\n{Refused}\n", program.Output.ToString());
        Assert.Matches(
            "^A connection from a second process of the program was refused: process [0-9]+ is the program\\.$",
            Assert.Single(gate.Refusals)
        );
    }

    [LinuxFact]
    public async Task Connection_before_the_program_is_known_waits()
    {
        var gate = new ProgramGate();
        await using var server = await StartAsync(gate);
        await using var client = new GrpcClient(server.Address);
        using var self = Process.GetCurrentProcess();

        var call = client.CallAsync<Value>("/pulumirpc.Test/Echo", Value.ForBool(true));
        Assert.False(call.IsCompleted);
        gate.Expect(new ProcessGroup(self, isSession: false, endsWhole: false, home: null));

        Assert.Equal(Value.ForBool(true), await call);
    }

    [LinuxFact]
    public async Task Refusals_are_counted_beyond_their_limit()
    {
        var gate = new ProgramGate();
        await using var server = await StartAsync(gate);
        await using var program = Sleep();
        gate.Expect(program.Group);
        for (var i = 0; i < 13; i++)
        {
            await using var client = new GrpcClient(server.Address);
            await Assert.ThrowsAsync<HttpRequestException>(() => client.CallAsync<Value>("/pulumirpc.Test/Echo", Value.ForBool(true)));
        }

        Assert.Equal(11, gate.Refusals.Count());
        Assert.Equal("3 more connections were refused.", gate.Refusals.Last());
    }

    [LinuxFact]
    public void Owner_of_a_unix_socket_is_the_process_that_connected()
    {
        using var folder = new TemporaryFolder();
        var end = new UnixDomainSocketEndPoint(Path.Combine(folder.Path, "socket"));
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(end);
        listener.Listen();
        using var client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        client.Connect(end);
        using var accepted = listener.Accept();

        Assert.Equal(Environment.ProcessId, SocketOwner.Find(accepted, [])!.Process);
    }

    private static readonly Dictionary<string, string> Variables = new() { ["PATH"] = "/usr/bin:/bin" };

    private static Task<GrpcServer> StartAsync(PeerGate gate) =>
        GrpcServer.StartAsync(new GrpcMethods("Test").Add<Value>("Echo", request => request).All, gate);

    private static ChildProcess Sleep() => ChildProcess.Start(new ProcessCommand("/bin/sleep", ["300"], "/", Variables));

    private static string Script(GrpcServer server) => Connect.Replace("PORT", server.Address.Split(':')[1], StringComparison.Ordinal);

    private static async Task<string> RunAsync(GrpcServer server, string command, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(command, [.. arguments, Script(server)]) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output.Trim();
    }
}

/// <summary>A test that switches to another user, which needs root.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute([System.Runtime.CompilerServices.CallerMemberName] string test = "") =>
        SkipReason.Give(
            this,
            OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess ? null : "only root can become another user",
            test
        );
}
