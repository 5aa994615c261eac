using System.Diagnostics;
using System.Runtime.CompilerServices;
using Engine.Processes;

namespace Engine.Tests.Review.CommandLine;

/// <summary>Programs that cannot be built: what is missing, and where to get it.</summary>
public sealed class BrokenBuildTests : IDisposable
{
    private const string Notice = "Building Program.csproj: about a minute the first time, seconds after a change.\n";

    private const string Waiting = "Waiting for another preview that builds or runs the program.\n";

    private readonly TemporaryFolder _folder = new();

    public BrokenBuildTests() => _folder.Write("Pulumi.yaml", "name: shop\nruntime: dotnet\n");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Preview_of_a_program_that_does_not_compile_shows_each_error_once()
    {
        WriteProject("");
        _folder.Write("Program.cs", "int number = \"text\";\nUnknown.Call();\n");

        await Fails(
            3,
            "ENG303 The program does not build:\n"
                + "       %/Program.cs(1,14): error CS0029: Cannot implicitly convert type 'string' to 'int'\n"
                + "       %/Program.cs(2,1): error CS0103: The name 'Unknown' does not exist in the current context\n"
        );
    }

    [Fact]
    public async Task Preview_of_a_project_file_that_is_no_XML_says_where()
    {
        _folder.Write("Program.csproj", "<Project>\n<oops\n");

        var run = await PreviewAsync();

        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith(
            $"{Notice}ENG303 The program does not build:\n       {_folder.Path}/Program.csproj(2,1): error MSB4025: ",
            run.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Preview_of_a_program_whose_package_no_feed_carries_names_it_and_the_way_out()
    {
        WriteProject("<PackageReference Include=\"No.Feed.Carries.This\" Version=\"1.2.3\" />");
        _folder.Write("feed/.keep", "");
        _folder.Write(
            "nuget.config",
            "<configuration><packageSources><clear /><add key=\"only\" value=\"feed\" /></packageSources></configuration>"
        );

        await Fails(
            4,
            "ENG304 No configured package feed has what the program needs: Unable to find package No.Feed.Carries.This. "
                + "No packages exist with this id in source(s): only\n"
                + "       Fix: add a NuGet source that has it (dotnet nuget add source URL), or ask your feed's administrator to; "
                + "'dotnet nuget list source' shows those in use.\n"
        );
    }

    [Theory]
    [InlineData("Pulumi.Kubernetes")]
    [InlineData("Pulumi.Aws")]
    public async Task Preview_of_a_program_whose_feed_lacks_Pulumi_s_packages_names_the_stand_ins(string package)
    {
        WriteProject($"<PackageReference Include=\"{package}\" Version=\"1.2.3\" />");
        _folder.Write("feed/.keep", "");
        _folder.Write(
            "nuget.config",
            "<configuration><packageSources><clear /><add key=\"only\" value=\"feed\" /></packageSources></configuration>"
        );

        await Fails(
            4,
            $"ENG304 No configured package feed has what the program needs: Unable to find package {package}. "
                + "No packages exist with this id in source(s): only\n"
                + "       Fix: add a NuGet source that has it (dotnet nuget add source URL), or ask your feed's administrator to; "
                + "'dotnet nuget list source' shows those in use. For a preview without Pulumi's packages, add the folder standins/feed "
                + "of the review's repository as a source; see 'Your own C# program' in its README.\n"
        );
    }

    [Fact]
    public async Task Preview_of_a_program_whose_feed_is_away_names_the_feed()
    {
        WriteProject("<PackageReference Include=\"No.Feed.Carries.This\" Version=\"1.2.3\" />");
        _folder.Write(
            "nuget.config",
            "<configuration><packageSources><clear /><add key=\"only\" value=\"gone\" /></packageSources></configuration>"
        );

        await Fails(
            4,
            "ENG309 A package feed cannot be reached: The local source '%/gone' doesn't exist.\n"
                + "       Fix: check the network, or disable that feed: dotnet nuget disable source NAME\n"
        );
    }

    [Fact]
    public async Task Preview_under_a_global_json_with_an_SDK_that_is_not_installed_names_it_and_those_that_are()
    {
        WriteProject("");
        _folder.Write("global.json", """{"sdk": {"version": "99.0.100", "rollForward": "disable"}}""");

        var run = await PreviewAsync();

        Assert.Equal(4, run.ExitCode);
        Assert.Matches(
            $@"\A{Notice}ENG302 {_folder.Path}/global\.json requires the \.NET SDK 99\.0\.100; installed: [0-9]+\.[^\n]*\.\n"
                + @"       Fix: install that SDK \(https://dot\.net\), or let global\.json roll forward to one that is installed\.\n\z",
            run.Error
        );
    }

    /// <summary>A separate process, because the variables belong to the process.</summary>
    [AppHostTheory]
    [InlineData(
        "dotnet",
        "ENG301 The program needs .NET, and no 'dotnet' is on the PATH or in DOTNET_ROOT.\n"
            + "       Fix: install the .NET 10 SDK, or add its folder to the PATH.\n"
    )]
    [InlineData("nodejs", "ENG306 The program needs Node.js, and no 'node' is on the PATH.\n       Fix: install Node.js 22 or later.\n")]
    public async Task Preview_without_the_tools_of_a_language_says_what_to_install(string runtime, string message)
    {
        _folder.Write("Pulumi.yaml", $"name: shop\nruntime: {runtime}\n");
        WriteProject("");
        var start = new ProcessStartInfo(AppHostTheoryAttribute.Host, ["preview", "dev", "--cwd", _folder.Path])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name == "PATH" || name.StartsWith("DOTNET_", StringComparison.Ordinal)))
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal((4, message), (process.ExitCode, error));
    }

    private void WriteProject(string items) =>
        _folder.Write(
            "Program.csproj",
            "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework>"
                + $"<ImplicitUsings>enable</ImplicitUsings></PropertyGroup><ItemGroup>{items}</ItemGroup></Project>"
        );

    /// <summary>Runs a preview and removes the waiting notice, because waiting for builds of other tests is not deterministic.</summary>
    private async Task<CommandRun> PreviewAsync()
    {
        var run = await CommandRun.OfAsync("preview", "dev", "--cwd", _folder.Path);
        return run with { Error = run.Error.Replace(Waiting, "", StringComparison.Ordinal) };
    }

    private async Task Fails(int exitCode, string error)
    {
        var run = await PreviewAsync();

        Assert.Equal(new CommandRun(exitCode, "", Notice + error.Replace("%", _folder.Path, StringComparison.Ordinal)), run);
    }
}

/// <summary>A theory that needs the built command as an executable that finds its runtime without any variable.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AppHostTheoryAttribute : TheoryAttribute
{
    public AppHostTheoryAttribute([CallerMemberName] string test = "") => SkipReason.Give(this, Missing(), test);

    internal static string Host { get; } = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "review.exe" : "review");

    private static string? Missing() =>
        !File.Exists(Host) ? $"the built command is not here: {Host}"
        : Executables.Find("dotnet") is { } dotnet && !IsInstalledForAll(dotnet)
            ? $"{dotnet} is not where a program looks for the runtime without DOTNET_ROOT"
        : null;

    private static bool IsInstalledForAll(string dotnet) =>
        File.Exists("/etc/dotnet/install_location")
        || (File.ResolveLinkTarget(dotnet, returnFinalTarget: true)?.FullName ?? dotnet)
            is "/usr/share/dotnet/dotnet"
                or "/usr/lib/dotnet/dotnet";
}
