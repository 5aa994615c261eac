using System.Globalization;
using Infra.Services;

namespace Infra.Docker.Containers;

/// <summary>The health check of a container. Every container has one, because its dependents wait for it.</summary>
/// <param name="Command">The command that runs inside the container, without a shell; exit code 0 means healthy.</param>
public sealed record HealthProbe(IReadOnlyList<string> Command)
{
    /// <summary>The time between two probes.</summary>
    /// <value>Default 10 s.</value>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The time after which a probe counts as failed.</summary>
    /// <value>Default 5 s.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The number of consecutive failures after which the container is unhealthy.</summary>
    /// <value>Default 3.</value>
    public int Retries { get; init; } = 3;

    /// <summary>The time after the start during which failures do not count.</summary>
    /// <value>Default 30 s.</value>
    public TimeSpan StartPeriod { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The maximum time until Docker reports the container as healthy or unhealthy.</summary>
    public TimeSpan Verdict => StartPeriod + (Retries + 1) * (Interval + Timeout);

    /// <summary>Returns a probe that requests a page over HTTP and expects a success status.</summary>
    /// <param name="tool">A program that exists in the image.</param>
    /// <param name="port">The port the container listens on.</param>
    /// <param name="path">The path of the page, such as <c>/health</c>.</param>
    public static HealthProbe Http(ProbeTool tool, int port, string path)
    {
        // curl tries every address of localhost; the other tools may use only the IPv6 address, where few programs listen.
        var host = tool is ProbeTool.Curl ? "localhost" : "127.0.0.1";
        var url = string.Create(CultureInfo.InvariantCulture, $"http://{host}:{port}{path}");
        return new HealthProbe(
            tool switch
            {
                ProbeTool.Curl => ["curl", "-f", url],
                ProbeTool.Wget => ["wget", "-q", "-O", "/dev/null", url],
                ProbeTool.Python => ["python3", "-c", $"import urllib.request; urllib.request.urlopen('{url}')"],
                _ => ["node", "-e", $"fetch('{url}').then(answer => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"],
            }
        );
    }

    /// <summary>Returns a probe that checks the age of a heartbeat file, for programs that do not accept requests.</summary>
    /// <param name="file">The path of the file in the container.</param>
    /// <param name="beat">The heartbeat interval; two missed heartbeats are a failure.</param>
    public static HealthProbe Heartbeat(string file, TimeSpan beat)
    {
        var oldest = (2 * beat.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return new HealthProbe(["python3", "-c", $"import os, sys, time; sys.exit(time.time() - os.stat('{file}').st_mtime > {oldest})"]);
    }
}
