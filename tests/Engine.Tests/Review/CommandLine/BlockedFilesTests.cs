using System.Diagnostics;
using Engine.Tests.Hosts.NodeJs;

namespace Engine.Tests.Review.CommandLine;

/// <summary>A named pipe in place of each file that a command or a tool it starts reads: the command ends within its time limit.</summary>
public sealed class BlockedFilesTests : IDisposable
{
    private const int Usage = 2;
    private const int TimedOut = 5;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Pulumi.yaml", "preview dev")]
    [InlineData("Pulumi.yaml", "graph dev")]
    [InlineData("Pulumi.dev.yaml", "check dev")]
    [InlineData("Pulumi.dev.yaml", "graph dev")]
    [InlineData("Pulumi.prod.yaml", "cost dev prod")]
    [InlineData("usage.yaml", "cost dev")]
    [InlineData("other.yaml", "cost dev --usage PATH")]
    [InlineData("base.json", "cost dev --base PATH")]
    [InlineData("base.json", "check dev --base PATH")]
    [InlineData("policy-exemptions.yaml", "check dev")]
    [InlineData("other.yaml", "check dev --exemptions PATH")]
    [InlineData("other.json", "preview dev --reference organization/other/dev=PATH")]
    [InlineData("other.json", "check dev --reference organization/other/dev=PATH")]
    [InlineData("other.json", "cost dev --reference organization/other/dev=PATH")]
    public async Task Files_of_a_command_are_refused(string file, string command)
    {
        WriteNodeProject();
        var pipe = Pipe(file);

        var run = await RunAsync(command.Replace("PATH", pipe, StringComparison.Ordinal));

        Assert.Equal((Usage, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"ENG114 {pipe} is a named pipe; only regular files are read.\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nuget.config")]
    [InlineData("NuGet.Config")]
    [InlineData("project/NuGet.config")]
    public async Task Configuration_of_the_feeds_is_refused(string file)
    {
        WriteDotNetProject();
        var pipe = Pipe(file);

        // The refusal does not depend on the time limit, which a loaded machine may need to get this far.
        var run = await RunAsync("preview dev --timeout 60", "project");

        Assert.Equal((Usage, ""), (run.ExitCode, run.Output));
        Assert.Contains($"ENG114 {pipe} is a named pipe; only regular files are read.\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("project/Program.cs")]
    [InlineData("project/Directory.Build.props")]
    [InlineData("global.json")]
    public async Task Files_of_a_build_end_with_the_time(string file)
    {
        WriteDotNetProject();
        Pipe(file);

        var run = await RunAsync("check dev", "project");

        Assert.Equal((TimedOut, ""), (run.ExitCode, run.Output));
        Assert.Contains("ENG322 The time limit of 2 s expired while building the program.\n", run.Error, StringComparison.Ordinal);
    }

    [RequiresNodeTheory]
    [InlineData("node_modules/@pulumi/pulumi/cmd/run/index.js")]
    [InlineData("node_modules/@pulumi/pulumi/cmd/run/package.json")]
    public async Task Files_of_a_program_end_with_the_time(string file)
    {
        WriteNodeProject();
        Pipe(file);

        var run = await RunAsync("cost dev");

        Assert.Equal((TimedOut, ""), (run.ExitCode, run.Output));
        Assert.Contains("ENG404 The program did not end within 2 s.", run.Error, StringComparison.Ordinal);
    }

    private Task<CommandRun> RunAsync(string command, string project = "") =>
        CommandRun.OfAsync([
            .. command.Split(' '),
            .. command.Contains("--timeout", StringComparison.Ordinal) ? Array.Empty<string>() : ["--timeout", "2"],
            "--cwd",
            Path.Combine(_folder.Path, project),
        ]);

    private void WriteNodeProject()
    {
        _folder.Write("Pulumi.yaml", "name: probe\nruntime: nodejs\n");
        _folder.Write("Pulumi.dev.yaml", "config: {}\n");
        _folder.Write("Pulumi.prod.yaml", "config: {}\n");
        _folder.Write("node_modules/@pulumi/pulumi/cmd/run/index.js", "process.exit(1);");
    }

    private void WriteDotNetProject()
    {
        _folder.Write("project/Pulumi.yaml", "name: probe\nruntime: dotnet\n");
        _folder.Write("project/Pulumi.dev.yaml", "config: {}\n");
        _folder.Write("project/Program.cs", "return 1;");
        _folder.Write(
            "project/Probe.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup>
            </Project>
            """
        );
    }

    private string Pipe(string file)
    {
        var path = Path.Combine(_folder.Path, file);
        File.Delete(path);
        using var made = Process.Start("mkfifo", [path]);
        made.WaitForExit();
        return path;
    }
}
