namespace Engine.Tests.Isolation;

/// <summary>What untrusted builds and programs find on the machine, run as an unprivileged user.</summary>
public sealed class IsolationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Canary _canary;

    public IsolationTests() => _canary = new Canary(_folder);

    public void Dispose()
    {
        _canary.Dispose();
        _folder.Dispose();
    }

    [IsolationFact]
    public async Task Build_and_program_on_NET_cannot_access_anything_of_the_caller()
    {
        WriteDotNet();

        Assert.Equal(Canary.NothingFound, Printed(await PreviewAsync()));
        Assert.Equal(Canary.NothingFound, await File.ReadAllTextAsync(Path.Combine(_canary.Project, "build.txt")));
    }

    [IsolationFact]
    public async Task Build_and_program_on_NET_access_what_the_caller_permits_and_no_variable()
    {
        WriteDotNet();

        var printed = Printed(await PreviewAsync("--no-isolation"));

        Assert.StartsWith("environment: 0\n", printed, StringComparison.Ordinal);
        Assert.Contains("\nhome: 1\n", printed, StringComparison.Ordinal);
        Assert.Contains("\nloopback: 1\n", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("\nproc: 0\n", printed, StringComparison.Ordinal);
        Assert.StartsWith(
            "environment: 0\n",
            await File.ReadAllTextAsync(Path.Combine(_canary.Project, "build.txt")),
            StringComparison.Ordinal
        );
    }

    [IsolationFact]
    public async Task Build_gets_the_variables_that_the_caller_names()
    {
        WriteDotNet();

        Assert.Equal(Canary.NothingFound, Printed(await PreviewAsync("--build-env", "CANARY")));
        Assert.StartsWith(
            "environment: 1\n",
            await File.ReadAllTextAsync(Path.Combine(_canary.Project, "build.txt")),
            StringComparison.Ordinal
        );
    }

    [IsolatedNodeTheory]
    [InlineData(new string[0], "environment: 0\nproc: 0\nhome: 0\nsockets: 0\nbelow: 0\nloopback: 0\n")]
    [InlineData(new[] { "--share", "home" }, "environment: 0\nproc: 0\nhome: 1\nsockets: 0\nbelow: 1\nloopback: 0\n")]
    public async Task Program_on_Node_accesses_only_what_is_shared(string[] arguments, string expected)
    {
        _folder.Write("project/Pulumi.yaml", "name: probe\nruntime: nodejs\n");
        _folder.Write(
            "project/node_modules/@pulumi/pulumi/cmd/run/index.js",
            "require('child_process').spawnSync('sh', ['probe.sh'], { stdio: 'inherit' }); process.exit(1);"
        );

        Assert.Equal(expected, Printed(await PreviewAsync([.. arguments.Select(Absolute)])));
    }

    [IsolationFact]
    public async Task History_of_the_repository_cannot_be_written_to()
    {
        WriteDotNet();
        _folder.Write("project/.git/hooks/sample", "");
        _folder.Write("project/probe.sh", "touch .git/hooks/pre-commit 2>/dev/null || echo refused; touch written && echo written\n");

        Assert.Equal("refused\nwritten\n", Printed(await PreviewAsync()));
        Assert.False(File.Exists(Path.Combine(_canary.Project, ".git/hooks/pre-commit")));
    }

    private void WriteDotNet()
    {
        _folder.Write("project/Pulumi.yaml", "name: probe\nruntime: dotnet\nmain: Probe.csproj\n");
        _folder.Write("project/Program.cs", "System.Diagnostics.Process.Start(\"sh\", \"probe.sh\").WaitForExit();\nreturn 1;\n");
        _folder.Write(
            "project/Probe.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
              </PropertyGroup>
              <Target Name="Probe" BeforeTargets="Build">
                <Exec Command="sh probe.sh &gt; build.txt 2&gt;&amp;1" />
              </Target>
            </Project>
            """
        );
    }

    private string Absolute(string argument) => argument.StartsWith('-') ? argument : Path.Combine(_folder.Path, argument);

    private async Task<string> PreviewAsync(params string[] arguments)
    {
        using var tool = new ToolProcess(
            _folder,
            Canary.Variables,
            ["preview", "dev", "--pass", "Planned", "--cwd", _canary.Project, .. arguments]
        );
        var run = await tool.EndAsync();

        Assert.True(run.ExitCode == 3, run.Error);
        Assert.Empty(Directory.EnumerateDirectories(tool.Temporary, "pulumi-review-*"));
        return run.Error;
    }

    /// <summary>Returns the lines that ENG402 quotes.</summary>
    private static string Printed(string errors)
    {
        const string before = "It printed:\n";
        var quoted = errors[(errors.IndexOf(before, StringComparison.Ordinal) + before.Length)..];
        return quoted.Replace("       ", "", StringComparison.Ordinal).TrimEnd('\n') + "\n";
    }
}
