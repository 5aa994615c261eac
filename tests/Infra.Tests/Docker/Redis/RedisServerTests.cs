using System.Diagnostics;
using Infra.Docker.Redis;
using Infra.Tests.Programs;
using Infra.Tests.Recording;

namespace Infra.Tests.Docker.Redis;

/// <summary>The configuration of Redis in containers, as a file and with two real servers.</summary>
public sealed class RedisServerTests
{
    [Fact]
    public void Master_configuration_matches_the_golden_file() =>
        InventoryFile.Matches("RedisServer.master.conf", RedisServerConfiguration.Master());

    [Fact]
    public void Replica_configuration_matches_the_golden_file() =>
        InventoryFile.Matches("RedisServer.replica.conf", RedisServerConfiguration.Replica("redis-master"));

    [RequiresProgramFact("redis-server redis-cli")]
    public async Task Replica_follows_the_master_and_only_reads_and_the_master_forgets_nothing()
    {
        using var folder = new TemporaryFolder();
        var ports = Loopback.FreePorts(2);
        var (masterFolder, replicaFolder) = (Directory.CreateDirectory(folder.File("m")), Directory.CreateDirectory(folder.File("r")));
        var masterFile = folder.Write("master.conf", RedisServerConfiguration.Master(ports[0], masterFolder.FullName));
        var replicaFile = folder.Write(
            "replica.conf",
            RedisServerConfiguration.Replica("127.0.0.1", ports[0], ports[1], replicaFolder.FullName)
        );
        using (var master = await StartAsync(masterFile, ports[0]))
        using (var replica = await StartAsync(replicaFile, ports[1]))
        {
            Assert.Equal("OK", await AskAsync(ports[0], "set", "session:1", "user-1"));
            await Loopback.UntilAsync(async () => await AskAsync(ports[1], "get", "session:1") == "user-1", "the replica follows");
            Assert.StartsWith("READONLY", await AskAsync(ports[1], "set", "session:2", "user-2"), StringComparison.Ordinal);
            Assert.Contains("role:slave", await AskAsync(ports[1], "info", "replication"), StringComparison.Ordinal);
            Assert.Contains("connected_slaves:1", await AskAsync(ports[0], "info", "replication"), StringComparison.Ordinal);
            Assert.Contains("aof_enabled:1", await AskAsync(ports[0], "info", "persistence"), StringComparison.Ordinal);
            await EndAsync(replica);
            // The append-only file is written each second; then the master is killed, as in a power failure.
            await Task.Delay(1500);
            await EndAsync(master);
        }

        using var again = await StartAsync(masterFile, ports[0]);
        Assert.Equal("user-1", await AskAsync(ports[0], "get", "session:1"));
        await EndAsync(again);
    }

    private static async Task<Process> StartAsync(string file, int port)
    {
        var process = InstalledProgram.Start("redis-server", [file]);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await Loopback.UntilAsync(async () => await AskAsync(port, "ping") == "PONG", $"Redis answers at {port}");
        return process;
    }

    private static async Task EndAsync(Process process)
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    private static async Task<string> AskAsync(int port, params string[] command) =>
        (await InstalledProgram.RunAsync("redis-cli", ["-p", $"{port}", .. command])).Output.TrimEnd();
}
