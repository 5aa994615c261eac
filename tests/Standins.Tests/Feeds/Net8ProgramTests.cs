using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Versioning;
using Standins.Tests.Deployments;

namespace Standins.Tests.Feeds;

/// <summary>A user's own program for .NET 8 on the stand-in feed: it restores, compiles and runs on the installed runtime.</summary>
public sealed class Net8ProgramTests
{
    private const string Source = """
        using Pulumi;
        using Pulumi.Gcp.PubSub;

        return await Deployment.RunAsync(() => new Dictionary<string, object?> { ["topic"] = new Topic("from-net8").Name });
        """;

    [RequiresNet8Fact]
    public async Task Program_for_net8_runs_on_stand_ins_with_the_installed_runtime()
    {
        await using var engine = await EngineRecorder.StartAsync();
        using var project = new SampleProject { HasOwnCache = false };
        project.Write("Program.cs", Source);
        project.Write(
            "nuget.config",
            "<configuration><packageSources>"
                + $"<add key=\"stand-ins\" value=\"{Repository.Root}/standins/feed\" /></packageSources></configuration>"
        );
        project.Write(
            "Sample.csproj",
            "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net8.0</TargetFramework>"
                + "<ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><RollForward>Major</RollForward>"
                + "<UseAppHost>false</UseAppHost><OutDir>out/</OutDir></PropertyGroup><ItemGroup>"
                + "<PackageReference Include=\"Pulumi\" Version=\"3.*\" /><PackageReference Include=\"Pulumi.Gcp\" Version=\"9.*\" />"
                + "</ItemGroup></Project>"
        );

        var (exitCode, output) = await project.RunAsync("build", "Sample.csproj", "-nologo");
        Assert.True(exitCode == 0, output);
        var run = await Started.RunAsync(
            Path.Combine(project.Folder, "out", "Sample.dll"),
            [],
            new()
            {
                ["PULUMI_MONITOR"] = engine.Address,
                ["PULUMI_ENGINE"] = engine.Address,
                ["PULUMI_PROJECT"] = "sample",
                ["PULUMI_STACK"] = "dev",
                ["PULUMI_DRY_RUN"] = "true",
            }
        );

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Contains(
            engine.Sent("ResourceMonitor/RegisterResource"),
            request => request.Contains("from-net8", StringComparison.Ordinal)
        );
    }
}

/// <summary>A test that needs stand-ins built for .NET 8; if a feed lacks its reference assemblies, they are built for .NET 10.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresNet8FactAttribute : FactAttribute
{
    public RequiresNet8FactAttribute([CallerMemberName] string test = "") =>
        SkipReason.Give(this, StandInPackages.Absent ?? (IsForNet8 ? null : "the feeds lack Microsoft.NETCore.App.Ref 8"), test);

    private static bool IsForNet8 =>
        typeof(Pulumi.Output)
            .Assembly.GetCustomAttribute<TargetFrameworkAttribute>()
            ?.FrameworkName.EndsWith("=v8.0", StringComparison.Ordinal) == true;
}
