namespace Standins.Tests.Feeds;

/// <summary>
/// A new advisory must not stop a deployment: results of NuGet's audit are warnings in this repository, where every other warning is an
/// error. The feed and the build are real.
/// </summary>
public sealed class AuditTests
{
    private static readonly SamplePackage Package = new("Sample.Vulnerable", "1.2.3");

    [Theory]
    [InlineData(0, "NU1901", "low")]
    [InlineData(1, "NU1902", "moderate")]
    [InlineData(2, "NU1903", "high")]
    [InlineData(3, "NU1904", "critical")]
    public async Task Advisory_of_any_severity_is_a_warning(int severity, string code, string name)
    {
        var (exitCode, output) = await BuildAsync(severity);

        Assert.True(exitCode == 0, output);
        Assert.Contains(
            $"warning {code}: Package '{Package.Id}' {Package.Version} has a known {name} severity vulnerability, {LoopbackFeed.Advisory}",
            output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Feed_that_does_not_answer_for_vulnerabilities_is_a_warning()
    {
        var (exitCode, output) = await BuildAsync(severity: null);

        Assert.True(exitCode == 0, output);
        Assert.Contains("warning NU1900: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Advisory_is_a_warning_where_the_command_line_makes_warnings_errors()
    {
        var (exitCode, output) = await BuildAsync(1, arguments: "-warnaserror");

        Assert.True(exitCode == 0, output);
        Assert.Contains("warning NU1902: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_warnings_stay_errors()
    {
        var (exitCode, output) = await BuildAsync(1, program: "#warning as before\n");

        Assert.Equal(1, exitCode);
        Assert.Contains("error CS1030: #warning: 'as before'", output, StringComparison.Ordinal);
    }

    /// <summary>Without the repository's settings the same build fails, which proves that the feed serves the advisory.</summary>
    [Fact]
    public async Task Advisory_is_an_error_without_the_settings()
    {
        var (exitCode, output) = await BuildAsync(1, own: false);

        Assert.Equal(1, exitCode);
        Assert.Contains("error NU1902: ", output, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output)> BuildAsync(
        int? severity,
        bool own = true,
        string program = "",
        params string[] arguments
    )
    {
        await using var feed = await LoopbackFeed.StartAsync(Package, severity);
        using var project = new SampleProject();
        Write(project, own, program);
        project.WriteFeeds(feed.Index);
        return await project.RunAsync(["build", "Sample.csproj", "-nologo", .. arguments]);
    }

    private static void Write(SampleProject project, bool own, string program)
    {
        project.Write("Program.cs", $"{program}return;\n");
        project.Write("Directory.Build.targets", "<Project />");
        project.Write(
            "Directory.Build.props",
            own
                ? File.ReadAllText(Path.Combine(Repository.Root, "Directory.Build.props"))
                : "<Project><PropertyGroup><TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup></Project>"
        );
        project.Write(
            "Sample.csproj",
            "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType>"
                + "<TargetFramework>net10.0</TargetFramework></PropertyGroup>"
                + $"<ItemGroup><PackageReference Include=\"{Package.Id}\" Version=\"{Package.Version}\" /></ItemGroup></Project>"
        );
    }
}
