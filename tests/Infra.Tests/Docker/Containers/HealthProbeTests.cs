using Infra.Docker.Containers;
using Infra.Services;

namespace Infra.Tests.Docker.Containers;

public sealed class HealthProbeTests
{
    [Theory]
    [InlineData(ProbeTool.Curl, "curl -f http://localhost:5062/health")]
    [InlineData(ProbeTool.Wget, "wget -q -O /dev/null http://127.0.0.1:5062/health")]
    [InlineData(ProbeTool.Python, "python3 -c import urllib.request; urllib.request.urlopen('http://127.0.0.1:5062/health')")]
    [InlineData(
        ProbeTool.Node,
        "node -e fetch('http://127.0.0.1:5062/health').then(answer => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"
    )]
    public void Probe_uses_the_tool_of_the_image(ProbeTool tool, string command) =>
        Assert.Equal(command, string.Join(' ', HealthProbe.Http(tool, 5062, "/health").Command));

    [Fact]
    public void Heartbeat_may_be_missed_once() =>
        Assert.Equal(
            "python3 -c import os, sys, time; sys.exit(time.time() - os.stat('/tmp/heartbeat').st_mtime > 120)",
            string.Join(' ', HealthProbe.Heartbeat("/tmp/heartbeat", TimeSpan.FromSeconds(60)).Command)
        );

    [Fact]
    public void Verdict_is_reached_after_the_start_period_and_all_retries() =>
        Assert.Equal(TimeSpan.FromSeconds(30 + 4 * 15), new HealthProbe(["true"]).Verdict);
}
