using System.Text.Json;

namespace E2E;

/// <summary>The life cycle of a program under Pulumi's own engine.</summary>
public sealed class RehearsalTests
{
    private const string Token = "correct-horse-battery";

    [RequiresPulumiFact]
    public async Task PreviewUpOutputsAndDestroy()
    {
        using var copy = new TemporaryFolder(Repository.Copy());
        await using var cli = await PulumiCli.StartAsync(Path.Combine(copy.Path, "tests", "E2E", "Rehearsal"));
        await NewStackAsync(cli, "base");

        var preview = await cli.RunAsync("preview", "--stack", "base", "--json");
        Assert.DoesNotContain(Token, preview, StringComparison.Ordinal);
        var steps = JsonDocument.Parse(preview).RootElement.GetProperty("steps");
        Assert.Equal(5, steps.GetArrayLength());

        cli.Environment["PULUMI_STANDIN_REHEARSAL"] = "rehearsal/base";
        await cli.RunAsync("up", "--stack", "base", "--yes", "--skip-preview");
        var outputs = JsonDocument.Parse(await cli.RunAsync("stack", "output", "--stack", "base", "--json")).RootElement;
        Assert.Equal("queue", outputs.GetProperty("known").GetString());
        Assert.Equal("projects/some-project/topics/queue", outputs.GetProperty("topic").GetString());
        Assert.Equal("[secret]", outputs.GetProperty("secret").GetString());
        Assert.Equal("[secret]", outputs.GetProperty("token").GetString());

        await NewStackAsync(cli, "top");
        await cli.RunAsync("config", "set", "reads", "organization/rehearsal/base", "--stack", "top");
        cli.Environment["PULUMI_STANDIN_REHEARSAL"] = "rehearsal/top";
        await cli.RunAsync("up", "--stack", "top", "--yes", "--skip-preview");
        Assert.Equal("projects/some-project/topics/queue", (await cli.RunAsync("stack", "output", "read", "--stack", "top")).Trim());

        await cli.RunAsync("destroy", "--stack", "top", "--yes", "--skip-preview");
        await cli.RunAsync("destroy", "--stack", "base", "--yes", "--skip-preview");
        var left = JsonDocument.Parse(await cli.RunAsync("stack", "export", "--stack", "base")).RootElement.GetProperty("deployment");
        Assert.False(left.TryGetProperty("resources", out var resources) && resources.GetArrayLength() > 0);
    }

    [RequiresStandInsFact]
    public async Task StandInsRefuseToDeploy()
    {
        using var copy = new TemporaryFolder(Repository.Copy());
        await using var cli = await PulumiCli.StartAsync(Path.Combine(copy.Path, "tests", "E2E", "Rehearsal"));
        await NewStackAsync(cli, "base");

        var (exitCode, output, error) = await cli.TryRunAsync("up", "--stack", "base", "--yes", "--skip-preview");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("STD001", output + error, StringComparison.Ordinal);
    }

    private static async Task NewStackAsync(PulumiCli cli, string stack)
    {
        await cli.RunAsync("stack", "init", stack);
        await cli.RunAsync("config", "set", "gcp:project", "some-project", "--stack", stack);
        await cli.RunAsync("config", "set", "name", "queue", "--stack", stack);
        await cli.RunAsync("config", "set", "--secret", "token", Token, "--stack", stack);
    }
}
