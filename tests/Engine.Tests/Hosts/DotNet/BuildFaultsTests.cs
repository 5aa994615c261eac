using Engine.Diagnostics;
using Engine.Hosts.DotNet;
using Engine.Isolation;
using Engine.Projects;

namespace Engine.Tests.Hosts.DotNet;

/// <summary>The messages of a preview about advisories and feeds, derived from the output of real builds.</summary>
public sealed class BuildFaultsTests : IDisposable
{
    private const string Advisory = "Package 'X' 1.0.0 has a known high severity vulnerability, https://github.com/advisories/GHSA-1";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("NU1900")]
    [InlineData("NU1901")]
    [InlineData("NU1902")]
    [InlineData("NU1903")]
    [InlineData("NU1904")]
    [InlineData("NU1905")]
    public void Advisory_that_is_a_warning_is_listed_once(string code) =>
        Assert.Equal(
            [$"{code}: {Advisory}"],
            BuildFaults.Advisories($"/p.csproj : warning {code}: {Advisory} [/p.csproj]\n/p.csproj : warning {code}: {Advisory}\n")
        );

    [Fact]
    public void Advisories_beyond_the_limit_are_counted()
    {
        var said = string.Concat(Enumerable.Range(10, 25).Select(i => $"a : warning NU1902: Package 'P{i}'\n"));

        var listed = BuildFaults.Advisories(said);

        Assert.Equal(21, listed.Count);
        Assert.Equal("… and 5 more advisories", listed[^1]);
    }

    [Theory]
    [InlineData("a : warning CS0168: unused")]
    [InlineData("a : error NU1101: Unable to find package X.")]
    [InlineData("a : warning NU1603: X depends on Y")]
    public void Other_messages_are_not_advisories(string said)
    {
        Assert.Empty(BuildFaults.Advisories(said));
        Assert.Null(BuildFaults.Find(said));
    }

    [Fact]
    public async Task Build_with_an_advisory_lists_it_and_gives_the_assembly()
    {
        var notices = new Listed();

        var assembly = await BuildAsync(Project("Warning", "NU1903", Advisory), notices);

        Assert.EndsWith("Program.dll", assembly, StringComparison.Ordinal);
        Assert.Equal($"NU1903: {Advisory}", notices.Lines[^1]);
    }

    [Fact]
    public async Task Build_that_treats_advisories_as_errors_is_refused_with_the_setting_that_exempts_them()
    {
        var refusal = await Assert.ThrowsAsync<FaultException>(() =>
            BuildAsync(Project("Error", "NU1903", $"Warning As Error: {Advisory}"), new Listed())
        );

        Assert.Equal(ExitCode.ProgramFailed, refusal.ExitCode);
        Assert.Equal(
            new Fault(
                "ENG310",
                $"The project treats audit warnings as errors, so it does not restore:\nNU1903: {Advisory}",
                "update these packages, or exempt audit warnings in the project or in Directory.Build.props: "
                    + "<WarningsNotAsErrors>$(WarningsNotAsErrors);NU1900;NU1901;NU1902;NU1903;NU1904;NU1905</WarningsNotAsErrors>"
            ),
            Assert.Single(refusal.Faults)
        );
    }

    [Fact]
    public async Task Error_of_the_stand_ins_targets_keeps_its_code_and_fix()
    {
        var refusal = await Assert.ThrowsAsync<FaultException>(() =>
            BuildAsync(Project("Error", "ENG311", "Some are missing. Fix: add them."), new Listed())
        );

        Assert.Equal(ExitCode.EngineFault, refusal.ExitCode);
        Assert.Equal(Fault.Engine("ENG311", "Some are missing.", "add them."), Assert.Single(refusal.Faults));
    }

    private static async Task<string> BuildAsync(string project, IProgress<string> notices)
    {
        using var isolation = new IsolatedRun(
            new ProjectFile
            {
                Name = "p",
                Runtime = "dotnet",
                Directory = Path.GetDirectoryName(project)!,
            },
            new IsolationOptions { Isolated = false }
        );
        return await new DotNetBuild("dotnet", project, isolation, notices).RunAsync(CancellationToken.None);
    }

    private string Project(string task, string code, string message)
    {
        _folder.Write("Program.cs", "return;\n");
        return _folder.Write(
            "Program.csproj",
            "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework>"
                + "</PropertyGroup><Target Name=\"Say\" BeforeTargets=\"Build\">"
                + $"<{task} Code=\"{code}\" Text=\"{message}\" /></Target></Project>"
        );
    }

    private sealed class Listed : IProgress<string>
    {
        public List<string> Lines { get; } = [];

        public void Report(string value) => Lines.Add(value);
    }
}
