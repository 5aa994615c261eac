using System.Net;
using System.Net.Sockets;

namespace Infra.Tests.Programs;

/// <summary>Unused ports of this machine.</summary>
internal static class Loopback
{
    /// <summary>Returns that many different ports.</summary>
    public static IReadOnlyList<int> FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToList();
        listeners.ForEach(listener => listener.Stop());
        return ports;
    }

    /// <summary>Repeats until a condition holds.</summary>
    /// <exception cref="TimeoutException">It does not hold within 15 s.</exception>
    public static async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        var end = Environment.TickCount64 + 15_000;
        while (!await holds())
        {
            if (Environment.TickCount64 > end)
            {
                throw new TimeoutException($"not within 15 s: {what}");
            }

            await Task.Delay(50);
        }
    }
}
