using System.Globalization;

namespace Infra.Containers;

/// <summary>How Docker finds out that a container works. Every container has one: what follows waits for it.</summary>
/// <param name="Command">Run inside the container, without a shell; it ends with 0 when all is well.</param>
public sealed record HealthProbe(IReadOnlyList<string> Command)
{
    /// <summary>Between two probes.</summary>
    /// <value>Default 10 s.</value>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After which a probe has failed.</summary>
    /// <value>Default 5 s.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Failures in a row until the container is unhealthy.</summary>
    /// <value>Default 3.</value>
    public int Retries { get; init; } = 3;

    /// <summary>From the start on, failures do not count for so long.</summary>
    /// <value>Default 30 s.</value>
    public TimeSpan StartPeriod { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>When Docker has made up its mind at the latest.</summary>
    public TimeSpan Verdict => StartPeriod + (Retries + 1) * (Interval + Timeout);

    /// <summary>Asks for a page, which must be answered with success.</summary>
    /// <param name="tool">A program that the image has.</param>
    /// <param name="port">The port the container listens on.</param>
    /// <param name="path">The page's path, <c>/health</c>.</param>
    public static HealthProbe Http(ProbeTool tool, int port, string path)
    {
        // curl tries every address of localhost; the others may take the one for IPv6 alone, where few programs listen.
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

    /// <summary>Looks at the age of a file that the program touches at every beat of its heart, for programs that answer nobody.</summary>
    /// <param name="file">The file's path in the container.</param>
    /// <param name="beat">How often it is touched; two missed beats are a failure.</param>
    public static HealthProbe Heartbeat(string file, TimeSpan beat)
    {
        var oldest = (2 * beat.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return new HealthProbe(["python3", "-c", $"import os, sys, time; sys.exit(time.time() - os.stat('{file}').st_mtime > {oldest})"]);
    }
}
