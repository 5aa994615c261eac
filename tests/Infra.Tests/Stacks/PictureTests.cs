using System.Xml.Linq;
using Infra.Tests.Plans;
using Infra.Tests.Recording;
using Infra.Tests.Settings;

namespace Infra.Tests.Stacks;

/// <summary>The pictures of docs/pictures are drawn from prod's plan, one for each system, and the README shows them all.</summary>
public sealed class PictureTests
{
    /// <summary>The systems of prod.</summary>
    public static TheoryData<string> Systems => [.. Names];

    /// <summary>All except the budgets, which are not connected to anything.</summary>
    private static string[] Names => [.. SettingsFile.Text("prod", "infra:systems").Split(", ").Except(["budgets"])];

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task Diagram_of_a_system_matches_its_plan(string system)
    {
        var drawn = await ReviewRun.OutputAsync("graph", "prod", "--system", system);

        Assert.Equal("svg", XDocument.Parse(drawn).Root!.Name.LocalName);
        InventoryFile.Matches($"../../../docs/pictures/{system}.svg", drawn);
    }

    [Fact]
    public void Readme_shows_each_picture_and_no_other_is_kept()
    {
        var readme = File.ReadAllText(Repository.File("README.md"));
        var kept = Directory.EnumerateFiles(Repository.File("docs", "pictures")).Select(file => Path.GetFileName(file));

        Assert.Equal(Names.Select(name => $"{name}.svg").Order(StringComparer.Ordinal), kept.Order(StringComparer.Ordinal));
        Assert.All(Names, name => Assert.Contains($"(docs/pictures/{name}.svg)", readme, StringComparison.Ordinal));
    }
}
