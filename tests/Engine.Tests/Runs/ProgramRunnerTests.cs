using Engine.Diagnostics;
using Engine.Projects;
using Engine.Runs;
using Engine.Tests.Programs;
using Providers;

namespace Engine.Tests.Runs;

public sealed class ProgramRunnerTests
{
    [Theory]
    [InlineData(false, "ENG241 This system does not report which process a connection comes from: the engine's port is not guarded.")]
    [InlineData(true)]
    public async Task Run_warns_if_it_cannot_verify_connections(bool verifies, params string[] expected)
    {
        await HostileProgram.EnsureBuiltAsync();
        var project = ProjectFile.Load(HostileProgram.Folder);
        var notices = new Recorder();

        await new ProgramRunner(new KnownProviders()) { Notices = notices, VerifiesPeers = verifies }.RunAsync(
            project,
            StackSettings.Load(project, "plain"),
            Passes.Planned,
            CancellationToken.None
        );

        Assert.Equal(expected, notices.Lines);
    }

    [Fact]
    public async Task Run_with_an_invalid_list_of_disabled_providers_is_a_usage_fault()
    {
        await HostileProgram.EnsureBuiltAsync();
        var project = ProjectFile.Load(HostileProgram.Folder);
        var settings = StackSettings.Load(project, "plain");
        var config = new Dictionary<string, string>(settings.Config) { ["pulumi:disable-default-providers"] = "*" };

        var exception = await Assert.ThrowsAsync<FaultException>(() =>
            new ProgramRunner(new KnownProviders()).RunAsync(
                project,
                settings with
                {
                    Config = config,
                },
                Passes.Both,
                CancellationToken.None
            )
        );

        Assert.Equal((ExitCode.Usage, "ENG238"), (exception.ExitCode, exception.Faults.Single().Code));
    }

    private sealed class Recorder : IProgress<string>
    {
        public List<string> Lines { get; } = [];

        public void Report(string value) => Lines.Add(value);
    }
}
