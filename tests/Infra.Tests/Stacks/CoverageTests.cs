using System.Text.RegularExpressions;
using Infra.Tests.Plans;

namespace Infra.Tests.Stacks;

/// <summary>docs/coverage.md names existing resources of the plans and existing files.</summary>
[Collection(StackPlans.Collection)]
public sealed partial class CoverageTests(StackPlans plans)
{
    private static readonly string Document = File.ReadAllText(Repository.File("docs", "coverage.md"));

    /// <summary>The stacks that satisfy a requirement, if they are not the environments.</summary>
    private static readonly Dictionary<string, string[]> Answering = new() { ["P8"] = ["dev"], ["S"] = ["staging", "prod", "dev"] };

    [Theory]
    [MemberData(nameof(StackPlans.Stacks), MemberType = typeof(StackPlans))]
    public void Resources_of_the_table_are_in_the_plan(string stack)
    {
        var named = Document
            .Split('\n')
            .Where(line => Row().Match(line) is { Success: true } row && Stacks(row.Groups["id"].Value).Contains(stack))
            .SelectMany(line => Resource().Matches(line))
            .Select(match => (Type: match.Groups["type"].Value, Name: match.Groups["name"].Value))
            .ToList();

        Assert.NotEmpty(named);
        Assert.Empty(named.Except(plans[stack].Resources.Select(resource => (resource.Type, resource.Name))));
    }

    [Fact]
    public void Documents_of_the_table_exist() =>
        Assert.All(
            Link().Matches(Document).Select(match => Repository.File("docs", match.Groups["path"].Value)),
            path => Assert.True(Path.Exists(path), path)
        );

    [Fact]
    public void Rows_are_one_for_each_requirement()
    {
        var expected = Enumerable.Range(1, 12).Select(number => $"E{number}").Concat(Enumerable.Range(1, 8).Select(number => $"P{number}"));

        Assert.Equal([.. expected, "S", "C"], Row().Matches(Document).Select(match => match.Groups["id"].Value));
    }

    private static string[] Stacks(string requirement) => Answering.GetValueOrDefault(requirement, ["staging", "prod"]);

    [GeneratedRegex("`(?<type>[a-z]+:[^ `]+) (?<name>[^`]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex Resource();

    [GeneratedRegex(@"\]\((?<path>[^)]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"^\| (?<id>[A-Z][0-9]*) \|", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Row();
}
