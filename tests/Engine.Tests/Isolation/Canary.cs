using System.Net;
using System.Net.Sockets;

namespace Engine.Tests.Isolation;

/// <summary>
/// The things that untrusted code must not find: a variable of the caller's environment, a file in the caller's home directory, and a
/// service on the loopback interface. <c>probe.sh</c> searches for them in every way available to the code of a pull request.
/// </summary>
internal sealed class Canary : IDisposable
{
    private const string Text = "CANARY-7f3a";

    private readonly TcpListener _service = new(IPAddress.Loopback, 0);
    private readonly TemporaryFolder _folder;

    public Canary(TemporaryFolder folder)
    {
        _folder = folder;
        _service.Start();
        _ = AnswerAsync();
        var credentials = folder.Write("home/.aws/credentials", Text);
        folder.Write(
            "project/probe.sh",
            $"""
            echo "environment: $(env | grep -c {Text})"
            echo "proc: $(cat /proc/[0-9]*/environ 2>/dev/null | tr '\0' '\n' | grep -c {Text})"
            echo "home: $(cat {credentials} 2>/dev/null | grep -c {Text})"
            echo "sockets: $(ls /run/dbus /run/docker.sock /run/user 2>/dev/null | wc -l)"
            umount {Path.GetDirectoryName(credentials)} /proc 2>/dev/null
            unshare --user --map-root-user --mount umount {folder.Path}/home 2>/dev/null
            echo "below: $(cat {credentials} 2>/dev/null | grep -c {Text})"
            echo "loopback: $(bash -c 'exec 3<>/dev/tcp/127.0.0.1/{(
                (IPEndPoint)_service.LocalEndpoint
            ).Port} && head -c 20 <&3' 2>/dev/null | grep -c {Text})"

            """
        );
        folder.Write("project/Pulumi.dev.yaml", "config: {}\n");
    }

    public static IReadOnlyDictionary<string, string> Variables { get; } = new Dictionary<string, string> { ["CANARY"] = Text };

    /// <summary>The output of the probe if it found nothing.</summary>
    public static string NothingFound => "environment: 0\nproc: 0\nhome: 0\nsockets: 0\nbelow: 0\nloopback: 0\n";

    public string Project => Path.Combine(_folder.Path, "project");

    public void Dispose() => _service.Dispose();

    private async Task AnswerAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _service.AcceptTcpClientAsync();
                await client.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes($"{Text}\n"));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }
}
