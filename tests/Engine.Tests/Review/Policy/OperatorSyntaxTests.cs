using System.Text;
using Review.Policy;

namespace Engine.Tests.Review.Policy;

/// <summary>The results of operators for values that the samples of rules do not cover.</summary>
public sealed class OperatorSyntaxTests
{
    private const string Unknown = """{"$unknown": true}""";

    [Theory]
    [InlineData("eq", "true", "\"true\"", Verdict.Passed)]
    [InlineData("eq", "5", "\"5\"", Verdict.Passed)]
    [InlineData("eq", "\"5\"", "5", Verdict.Passed)]
    [InlineData("eq", "600", "\"600s\"", Verdict.Passed)]
    [InlineData("eq", "true", "{}", Verdict.Failed)]
    [InlineData("range", """{"min": 1, "max": 600}""", "\"600.5s\"", Verdict.Failed)]
    [InlineData("range", """{"min": 1, "max": 600}""", "\"0.5s\"", Verdict.Failed)]
    [InlineData("range", """{"max": 60}""", "\"soon\"", Verdict.Failed)]
    [InlineData("range", """{"min": 16}""", "16.0", Verdict.Passed)]
    [InlineData("regex", "\"^8\"", "8080", Verdict.Passed)]
    [InlineData("regex", "\"x\"", "[\"x\"]", Verdict.Failed)]
    public void Compares_as_the_provider_reads_the_value(string name, string value, string given, Verdict verdict) =>
        Assert.Equal([verdict], Judge(name, value, given, "it"));

    [Theory]
    [InlineData("minItems", "2", $"[\"a\", {Unknown}]", Verdict.Passed)]
    [InlineData("minItems", "1", "[]", Verdict.Failed)]
    [InlineData("containsAny", "[\"a\"]", $"[\"b\", {Unknown}]", Verdict.Undetermined)]
    [InlineData("containsAny", "[\"a\"]", $"[\"a\", {Unknown}]", Verdict.Passed)]
    [InlineData("portsNotOpen", """{"ports": [22]}""", """{"protocol": "TCP", "ports": ["20-22"]}""", Verdict.Failed)]
    [InlineData("portsNotOpen", """{"ports": [22]}""", """{"protocol": "tcp", "ports": ["23-80", 443]}""", Verdict.Passed)]
    [InlineData("portsNotOpen", """{"ports": [22]}""", $$"""{"protocol": "tcp", "ports": ["80", {{Unknown}}]}""", Verdict.Undetermined)]
    [InlineData("portsNotOpen", """{"ports": [22]}""", $$"""{"protocol": "tcp", "ports": ["22", {{Unknown}}]}""", Verdict.Failed)]
    [InlineData("portsNotOpen", """{"ports": [22]}""", $$"""{"protocol": {{Unknown}}, "ports": ["80"]}""", Verdict.Undetermined)]
    [InlineData("portsNotOpen", """{"ports": [22]}""", """{"protocol": "58"}""", Verdict.Failed)]
    [InlineData("flagIn", """{"f": ["on"]}""", $$"""[{"name": {{Unknown}}, "value": "on"}]""", Verdict.Undetermined)]
    [InlineData("flagIn", """{"f": ["on"]}""", $$"""[{"name": "f", "value": {{Unknown}}}]""", Verdict.Undetermined)]
    [InlineData("flagIn", """{"f": ["on"]}""", """[{"name": "f", "value": "on"}, {"name": "f", "value": "off"}]""", Verdict.Failed)]
    public void Looks_into_lists_and_maps_as_far_as_they_are_known(string name, string value, string given, Verdict verdict) =>
        Assert.Equal([verdict], Judge(name, value, given, "it"));

    private static IEnumerable<Verdict> Judge(string name, string value, string given, string path)
    {
        var json = $$"""
            [{"id": "X", "severity": "low", "kind": "cost", "appliesTo": ["prod"], "title": "t", "fix": "f", "source": ["s"],
              "type": "a:b:C", "path": "{{path}}", "op": "{{name}}", "value": {{value}}, "missing": "fail"}]
            """;
        var rules = RuleReader.Read([("rules.json", Encoding.UTF8.GetBytes(json))], []);
        var stack = new PolicyStack(Synthetic.Plan(Synthetic.Resource("a:b:C", $$"""{"it": {{given}} }""")));
        return PolicyCheck.Judge(rules, stack).Select(finding => finding.Judgement.Verdict);
    }
}
