using System.Text.Json;
using System.Text.RegularExpressions;
using Engine.Plans.Json;

namespace Engine.Tests.Plans.Json;

/// <summary>The completeness of docs/plan-format.md: it lists every member that is written, in order.</summary>
public sealed partial class PlanFormatDocumentTests
{
    private static string Document { get; } = File.ReadAllText(Path.Combine(Repository.Root, "docs", "plan-format.md"));

    [Fact]
    public void Members_of_the_document_are_those_that_are_written_in_their_order()
    {
        using var json = JsonDocument.Parse(PlanJsonTests.Write(SamplePlan.Whole));
        var plan = json.RootElement;
        var resources = plan.GetProperty("resources").EnumerateArray().ToList();

        Assert.Equal(Names(plan), Documented("plan"));
        Assert.Equal(Names(resources[0]), Documented("resource").Except(["external", "id"]));
        Assert.Equal(Names(resources[1]), Documented("resource").Except(["onlyResolved", "outputs"]));
        Assert.Equal(Names(resources[0].GetProperty("options")), Documented("option"));
    }

    [Fact]
    public void Format_of_the_document_is_the_one_that_is_written() =>
        Assert.Contains($"# Plan format {PlanJson.Format}\n", Document, StringComparison.Ordinal);

    private static IEnumerable<string> Names(JsonElement json) => json.EnumerateObject().Select(member => member.Name);

    /// <summary>Returns the names in the first column of the table under a heading.</summary>
    private static IEnumerable<string> Documented(string heading) =>
        Document
            .Split($"\n| {heading} |")[1]
            .Split("\n\n")[0]
            .Split('\n')
            .Skip(2)
            .SelectMany(row => Name().Matches(row.Split('|')[1]))
            .Select(match => match.Groups["name"].Value);

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex Name();
}
