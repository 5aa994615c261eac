using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Engine.Plans;
using Engine.Tests.Review.Cost;
using Review.Cost;
using Review.Cost.Usage;
using Review.Policy;
using Review.Render;

namespace Engine.Tests.Review.Render;

/// <summary>What qualifies a plan is in every format, exactly once.</summary>
public sealed class PlanNotesTests
{
    private const string Warning = "ENG412 One place differs between two runs:\n         urn:shop: inputs.when\n       Fix: use a setting.";

    private static readonly Plan Qualified = Priced.Plan(
        Priced.Resource("aws:ec2/instance:Instance", "a"),
        Priced.Resource("aws:s3/bucket:Bucket", "b"),
        Priced.Resource("aws:s3/bucket:Bucket", "c")
    ) with
    {
        NotChecked = ImmutableSortedDictionary<string, int>.Empty.Add("aws:ec2/instance:Instance", 1).Add("aws:s3/bucket:Bucket", 2),
        Differences = [new PassDifference("urn:shop", "inputs.when")],
        Messages =
        [
            new ProgramMessage(MessageSeverity.Output, "The program prints this."),
            new ProgramMessage(MessageSeverity.Warning, "The program warns."),
            new ProgramMessage(MessageSeverity.Warning, Warning) { QualifiesPlan = true },
        ],
    };

    private static readonly Dictionary<string, Func<Plan, string>> Texts = new()
    {
        ["preview"] = plan => PreviewText.Of(plan, width: null),
        ["check"] = plan => PolicyText.Of(new CheckResult(Report(plan), Severity.Info), width: 200),
        ["cost"] = plan => CostText.Of(new CostResult([Priced.Cost(plan, UsageFile.Empty)], Before: null)),
        ["cost --markdown"] = plan => CostMarkdown.Of(new CostResult([Priced.Cost(plan, UsageFile.Empty)], Before: null)),
    };

    private static readonly Dictionary<string, Func<Plan, JsonElement>> Documents = new()
    {
        ["check --json"] = plan => Json(stream => PolicyJson.Write(new CheckResult(Report(plan), Severity.Info), stream)),
        ["cost --json"] = plan =>
            Json(stream => CostJson.Write(new CostResult([Priced.Cost(plan, UsageFile.Empty)], Before: null), stream))
                .GetProperty("stacks")[0],
    };

    public static TheoryData<string> TextFormats => [.. Texts.Keys];

    public static TheoryData<string> JsonFormats => [.. Documents.Keys];

    [Theory]
    [MemberData(nameof(TextFormats))]
    public void Texts_have_each_note_once(string format)
    {
        var text = Texts[format](Qualified);

        Assert.Equal(2, text.Split("not checked: aws (3 resources)\n").Length);
        Assert.Equal(2, text.Split("warning: ENG412 One place differs between two runs:\n").Length);
        Assert.Equal(2, text.Split("inputs.when").Length);
    }

    [Theory]
    [MemberData(nameof(TextFormats))]
    public void Texts_without_notes_have_no_place_for_them(string format)
    {
        var text = Texts[format](Priced.Plan(Priced.Resource("gcp:sql/user:User", "user")));

        Assert.DoesNotContain("not checked:", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\nMessages\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(JsonFormats))]
    public void Json_has_the_members_of_the_plan(string format)
    {
        var json = Documents[format](Qualified);

        Assert.Equal(
            """{"aws":{"resources":3,"types":{"aws:ec2/instance:Instance":1,"aws:s3/bucket:Bucket":2}}}""",
            JsonSerializer.Serialize(json.GetProperty("notChecked"))
        );
        Assert.Equal("""[{"urn":"urn:shop","path":"inputs.when"}]""", JsonSerializer.Serialize(json.GetProperty("differences")));
    }

    [Fact]
    public void Markdown_lists_the_lines_of_a_warning_below_it() =>
        Assert.Contains(
            """
            ## prod

            - not checked: aws (3 resources)
            - warning: ENG412 One place differs between two runs:
              - `urn:shop: inputs.when`
              - Fix: use a setting.

            """,
            CostMarkdown.Of(new CostResult([Priced.Cost(Qualified, UsageFile.Empty)], Before: null)),
            StringComparison.Ordinal
        );

    [Fact]
    public void Output_of_the_program_is_apart_from_the_warnings_of_a_report() =>
        Assert.Equal(["The program prints this.", "warning: The program warns."], PlanNotes.ProgramOutput(Qualified));

    private static PolicyReport Report(Plan plan) =>
        PolicyReport.Of(plan, new PolicyStack(plan), new RuleEnvironment("prod", []), [], default);

    private static JsonElement Json(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return JsonDocument.Parse(Encoding.UTF8.GetString(stream.ToArray())).RootElement;
    }
}
