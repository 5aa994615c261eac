namespace Standins.Tests.Feeds;

/// <summary>Feeds that have none, some or all of the official packages, represented by samples: the result of a restore.</summary>
public sealed class PartialFeedTests
{
    private static readonly SamplePackage[] Official =
    [
        new("Pulumi", "3.112.1"),
        new("Pulumi.Gcp", "9.35.0"),
        new("Pulumi.Cloudflare", "6.17.0"),
        new("Pulumi.Docker", "5.0.0"),
        new("Pulumi.Random", "4.21.1"),
        new("Pulumi.Command", "1.2.1"),
    ];

    [Theory]
    [InlineData("Pulumi")]
    [InlineData("Pulumi.Gcp", "Pulumi.Command")]
    [InlineData("Pulumi", "Pulumi.Gcp", "Pulumi.Cloudflare", "Pulumi.Docker", "Pulumi.Command")]
    public async Task Feed_with_some_official_packages_is_refused_with_those_that_are_missing(params string[] carried)
    {
        var here = Official.Where(package => carried.Contains(package.Id)).ToList();

        var (exitCode, output) = await RestoreAsync([.. here]);

        Assert.Equal(1, exitCode);
        Assert.Contains(
            $"error ENG311: The configured package feeds and the package cache have only some of Pulumi's packages: {Listed(here)}. "
                + $"Missing: {Listed(Official.Except(here))}. Stand-ins for these would run with the official packages "
                + "and could deploy for real, so none are built. Fix: add a feed that has the missing versions "
                + "(dotnet nuget add source URL), or use feeds that have none and delete the official ones from the package cache "
                + "('dotnet nuget locals global-packages --list').",
            output,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("NU1605", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feed_with_another_version_does_not_provide_the_package()
    {
        var here = Official[1..];

        var (exitCode, output) = await RestoreAsync([.. here, new("Pulumi", "3.113.0")]);

        Assert.Equal(1, exitCode);
        Assert.Contains("Missing: Pulumi 3.112.1. ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feed_with_all_official_packages_needs_no_stand_ins()
    {
        var (exitCode, output) = await RestoreAsync(Official);

        Assert.True(exitCode == 0, output);
        Assert.DoesNotContain("building stand-ins", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feed_without_official_packages_builds_the_stand_ins()
    {
        var (exitCode, output) = await RestoreAsync([]);

        Assert.True(exitCode == 0, output);
        Assert.Contains("PACKED", output, StringComparison.Ordinal);
    }

    private static string Listed(IEnumerable<SamplePackage> packages) =>
        string.Join(", ", packages.Select(package => $"{package.Id} {package.Version}"));

    /// <summary>Restores a project with the repository's own targets; a message replaces the packing of stand-ins.</summary>
    private static async Task<(int ExitCode, string Output)> RestoreAsync(params SamplePackage[] carried)
    {
        using var project = new SampleProject();
        foreach (var package in carried)
        {
            project.WritePackage("feed", package);
        }

        project.Write("standins/StandIns.targets", File.ReadAllText(Path.Combine(Repository.Root, "standins", "StandIns.targets")));
        project.Write("standins/StandIns.proj", "<Project><Target Name=\"Pack\"><Warning Text=\"PACKED\" /></Target></Project>");
        // The file that the version of stand-ins is derived from.
        project.Write("standins/Bindings/names.json", "{}");
        project.Write("engine/Protocol/engine.proto", "");
        project.Write("engine/Protocol/resource.proto", "");
        project.Write("global.json", File.ReadAllText(Path.Combine(Repository.Root, "global.json")));
        project.Write("Directory.Packages.props", File.ReadAllText(Path.Combine(Repository.Root, "Directory.Packages.props")));
        project.Write("Directory.Build.props", "<Project />");
        project.Write("Directory.Build.targets", File.ReadAllText(Path.Combine(Repository.Root, "Directory.Build.targets")));
        project.Write(
            "Sample.csproj",
            "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>"
                + (
                    carried.Length == 0
                        ? ""
                        : "<ItemGroup><PackageReference Include=\"Pulumi\" /><PackageReference Include=\"Pulumi.Gcp\" /></ItemGroup>"
                )
                + "</Project>"
        );
        Directory.CreateDirectory(Path.Combine(project.Folder, "feed"));
        project.WriteFeeds("feed");
        return await project.RunAsync("msbuild", "Sample.csproj", "-t:EnsureStandIns;Restore", "-nologo", "-v:minimal", "-nodeReuse:false");
    }
}
