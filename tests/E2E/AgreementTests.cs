using System.Text.Json;
using Engine.Projects;
using Engine.Runs;
using Engine.Tests.Recorded;
using Providers;

namespace E2E;

/// <summary>The agreement of this engine's plan for this repository's own program with the preview of Pulumi's own engine.</summary>
public sealed class AgreementTests
{
    [RequiresPulumiFact]
    public Task StagingIsPlannedAsPulumiPreviewsIt() => AgreesAsync("staging");

    [RequiresPulumiFact]
    public Task ProdIsPlannedAsPulumiPreviewsIt() => AgreesAsync("prod");

    [RequiresPulumiFact]
    public Task DevIsPlannedAsPulumiPreviewsIt() => AgreesAsync("dev");

    private static async Task AgreesAsync(string stack)
    {
        using var copy = new TemporaryFolder(Repository.Copy());
        await using var cli = await PulumiCli.StartAsync(copy.Path);
        await cli.RunAsync("stack", "init", stack);
        using var preview = JsonDocument.Parse(await cli.RunAsync("preview", "--stack", stack, "--json"));

        var project = ProjectFile.Load(copy.Path);
        var plan = await new ProgramRunner(new KnownProviders()).RunAsync(
            project,
            StackSettings.Load(project, stack),
            Passes.Planned,
            CancellationToken.None
        );

        Agreement.Check(RecordedPreview.Read(preview.RootElement), plan);
    }
}
