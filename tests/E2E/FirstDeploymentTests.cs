using System.Diagnostics;
using System.Text.Json;
using Engine.Plans.Json;
using Engine.Projects;
using Engine.Runs;
using Providers;

namespace E2E;

/// <summary>The resources that the first deployment creates before all others, on an empty stack (scripts/first-deployment).</summary>
public sealed class FirstDeploymentTests
{
    private static readonly string[] Made =
    [
        "gcp:artifactregistry/repository:Repository",
        "gcp:projects/service:Service",
        "gcp:secretmanager/secret:Secret",
    ];

    [RequiresPulumiFact("jq")]
    public async Task RegistriesAndSecretsCanBeMadeFirstWithWhatTheyNeed()
    {
        using var copy = new TemporaryFolder(Repository.Copy());
        var targets = await TargetsAsync(copy.Path);
        await using var cli = await PulumiCli.StartAsync(copy.Path);
        await cli.RunAsync("stack", "init", "staging");

        using var preview = JsonDocument.Parse(
            await cli.RunAsync([
                "preview",
                "--stack",
                "staging",
                "--json",
                .. targets.Select(urn => $"--target={urn}"),
                "--target-dependents=false",
            ])
        );

        var created = preview
            .RootElement.GetProperty("steps")
            .EnumerateArray()
            .Where(step => step.GetProperty("op").GetString() == "create")
            .Select(step => step.GetProperty("newState"))
            .ToList();
        Assert.Equal(
            targets.Order(StringComparer.Ordinal),
            created.Select(state => state.GetProperty("urn").GetString()!).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            Made,
            created
                .Where(state => state.GetProperty("custom").GetBoolean())
                .Select(state => state.GetProperty("type").GetString()!)
                .Distinct()
                .Order(StringComparer.Ordinal)
        );
    }

    /// <summary>Returns the targets as the script finds them: from this engine's plan, with jq.</summary>
    private static async Task<IReadOnlyList<string>> TargetsAsync(string folder)
    {
        var project = ProjectFile.Load(folder);
        var runner = new ProgramRunner(new KnownProviders());
        var plan = await runner.RunAsync(project, StackSettings.Load(project, "staging"), Passes.Both, CancellationToken.None);
        var file = Path.Combine(folder, "plan.json");
        await using (var written = File.Create(file))
        {
            PlanJson.Write(plan, written);
        }

        var start = new ProcessStartInfo("jq", ["-r", "-f", Path.Combine(Repository.Root, "scripts", "first-targets.jq"), file])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
