using System.Reflection;
using System.Text;
using System.Text.Json;
using Engine.Plans;
using Engine.Plans.Json;
using Engine.Values;

namespace Engine.Tests.Plans.Json;

public sealed class PlanJsonTests
{
    private const string Members = "\"format\":1,\"project\":\"shop\",\"stack\":\"dev\",\"resources\":[],\"outputs\":{}";

    [Fact]
    public void Write_of_a_plan_that_was_read_gives_the_same_bytes()
    {
        var once = Write(SamplePlan.Whole);

        Assert.Equal(once, Write(Read(once)));
    }

    /// <summary>
    /// Proves that the sample covers every option: the test above would pass for one that neither writer nor reader knows.
    /// </summary>
    [Fact]
    public void Write_of_all_options_has_a_member_for_each()
    {
        using var json = JsonDocument.Parse(Write(SamplePlan.Whole));
        var options = json.RootElement.GetProperty("resources")[0].GetProperty("options");

        Assert.Equal(typeof(PlannedOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance).Length, options.GetPropertyCount());
    }

    [Fact]
    public void Write_omits_the_values_of_secrets_and_the_content_of_assets()
    {
        var text = Write(SamplePlan.Whole).Replace($"{SamplePlan.SecretText}-key", "", StringComparison.Ordinal);

        Assert.DoesNotContain(SamplePlan.SecretText, text, StringComparison.Ordinal);
        Assert.DoesNotContain("not in the plan", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_gives_special_values_one_member_and_escapes_names_with_a_dollar()
    {
        using var json = JsonDocument.Parse(Write(SamplePlan.Whole));
        string Output(string name) =>
            json
                .RootElement.GetProperty("outputs")
                .GetProperty(name)
                .GetRawText()
                .ReplaceLineEndings("")
                .Replace(" ", "", StringComparison.Ordinal);

        Assert.Equal("{\"$secret\":true}", Output("secret"));
        Assert.Equal("{\"$unknown\":true}", Output("unknown"));
        Assert.Equal("{\"$computed\":{\"a\":{\"$secret\":true}}}", Output("computed"));
        Assert.Equal("{\"$asset\":\"cafe\"}", Output("asset"));
        Assert.Equal("{\"$archive\":\"cafe\"}", Output("archive"));
        Assert.Equal("{\"$resource\":\"urn:pulumi:dev::shop::a:b:C::x\"}", Output("reference"));
        Assert.Equal("{\"$$secret\":true}", Output("dollars"));
        Assert.Equal("{\"$$$unknown\":true}", Output("moreDollars"));
    }

    [Fact]
    public void Read_unescapes_names_with_a_dollar()
    {
        var outputs = Read(Write(SamplePlan.Whole)).Outputs;

        Assert.Equal(SamplePlan.AllValues.Keys, outputs.Keys);
        Assert.Equal(SamplePlan.AllValues["dollars"], outputs["dollars"]);
        Assert.Equal(SamplePlan.AllValues["moreDollars"], outputs["moreDollars"]);
    }

    [Fact]
    public void Read_ignores_unknown_members() => Assert.Equal("shop", Read(WithDigest($"{Members},\"later\":[{{\"a\":1}}]")).Project);

    [Fact]
    public void Read_of_a_plan_with_a_byte_order_mark_is_accepted() => Assert.Equal("shop", Read($"\uFEFF{WithDigest(Members)}").Project);

    [Fact]
    public void Write_and_read_support_more_levels_than_the_protocol()
    {
        var deep = Enumerable.Range(0, 1_900).Aggregate((PropertyValue)new TextValue("end"), (inner, _) => new ArrayValue([inner]));
        var plan = SamplePlan.Whole with { Resources = [], Outputs = new MapValue([new("deep", deep)]) };

        Assert.Equal(Write(plan), Write(Read(Write(plan))));
    }

    /// <summary>Returns a plan with these members and their digest.</summary>
    internal static string WithDigest(string members)
    {
        using var json = JsonDocument.Parse($"{{{members}}}");
        return $$"""{{{members}},"digest":"{{PlanDigest.Compute(json.RootElement, maximumDepth: 100)}}"}""";
    }

    internal static string Write(Plan plan)
    {
        using var stream = new MemoryStream();
        PlanJson.Write(plan, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    internal static Plan Read(string text)
    {
        using var folder = new TemporaryFolder();
        return PlanJson.Read(folder.Write("plan.json", text));
    }
}
