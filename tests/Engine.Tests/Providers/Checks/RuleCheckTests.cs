using System.Text;
using Engine.Values;
using Engine.Wire;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Providers.Checks;

namespace Engine.Tests.Providers.Checks;

/// <summary>Each kind of rule rejects what violates it and accepts what conforms.</summary>
public sealed class RuleCheckTests
{
    [Theory]
    [InlineData(
        """ "path": "a", "oneOf": ["up", "down"] """,
        """{"a": "dwn"}""",
        "a: is 'dwn'; it takes one of up, down. did you mean 'down'?"
    )]
    [InlineData(""" "path": "a", "range": [0.01, 100] """, """{"a": 0}""", "a: is 0; it takes 0.01 to 100.")]
    [InlineData(""" "path": "a", "length": [1, 2] """, """{"a": "abc"}""", "a: has 3 characters; it takes 1 to 2.")]
    [InlineData(""" "path": "a", "pattern": "^x$" """, """{"a": "y"}""", "a: is 'y'; it must match ^x$.")]
    [InlineData(""" "path": "a", "keyPattern": "^x$" """, """{"a": {"y": "1"}}""", "a: has the key 'y'; keys must match ^x$.")]
    [InlineData(""" "path": "a", "minItems": 1 """, """{"a": []}""", "a: has 0 elements; it takes 1 or more.")]
    [InlineData(""" "path": "a", "maxItems": 1 """, """{"a": [1, 2]}""", "a: has 2 elements; it takes 1 or fewer.")]
    [InlineData(""" "path": "a", "json": true """, """{"a": "b: c"}""", "a: is not valid JSON.")]
    [InlineData(
        """ "path": "a", "conflictsWith": ["b"] """,
        """{"a": 1, "b": 1}""",
        "a: cannot be set together with 'b'. remove 'a' or 'b'."
    )]
    [InlineData(""" "path": "a", "requiredWith": ["b"] """, """{"a": 1}""", "a: requires 'b'.")]
    [InlineData(
        """ "path": "a", "exactlyOneOf": ["a", "b"] """,
        """{"a": 1, "b": 1}""",
        "a: allows exactly one of 'a', 'b'; 'a', 'b' are set."
    )]
    [InlineData(
        """ "path": "l[*].a", "exactlyOneOf": ["a", "b"] """,
        """{"l": [{"a": 1}, {"c": 1}]}""",
        "l[1].a: is missing: exactly one of 'a', 'b' is required."
    )]
    [InlineData(""" "path": "a", "atLeastOneOf": ["a", "b"] """, "{}", "a: is missing: at least one of 'a', 'b' is required.")]
    [InlineData(
        """ "path": "a", "atLeastSumOf": ["b", "c"] """,
        """{"a": 2, "b": 2, "c": 1}""",
        "a: is 2, less than the sum of 'b', 'c', 3."
    )]
    public void Check_of_an_input_that_violates_a_rule_reports_the_problem_and_the_path(string rule, string inputs, string expected) =>
        Assert.Equal([expected], Check(rule, Read(inputs)));

    [Theory]
    [InlineData(""" "path": "a", "oneOf": ["up", "down"] """, """{"a": "down"}""")]
    [InlineData(""" "path": "a", "range": [0.01, 100] """, """{"a": 0.01}""")]
    [InlineData(""" "path": "a", "length": [1, 2] """, """{"a": "ab"}""")]
    [InlineData(""" "path": "a", "pattern": "^x$" """, """{"a": "x"}""")]
    [InlineData(""" "path": "a", "keyPattern": "^x$" """, """{"a": {"x": "1"}}""")]
    [InlineData(""" "path": "a", "minItems": 1 """, """{"a": [1]}""")]
    [InlineData(""" "path": "a", "maxItems": 1 """, """{"a": [1]}""")]
    [InlineData(""" "path": "a", "json": true """, """{"a": "{\"b\": 1}"}""")]
    [InlineData(""" "path": "a", "json": true """, """{"a": ""}""")]
    [InlineData(""" "path": "a", "conflictsWith": ["b"] """, """{"a": 1}""")]
    [InlineData(""" "path": "a", "requiredWith": ["b"] """, """{"a": 1, "b": 1}""")]
    [InlineData(""" "path": "a", "exactlyOneOf": ["a", "b"] """, """{"b": 1}""")]
    [InlineData(""" "path": "l[*].a", "exactlyOneOf": ["a", "b"] """, """{"l": [{"a": 1}, {"b": 1}]}""")]
    [InlineData(""" "path": "a", "atLeastOneOf": ["a", "b"] """, """{"b": 1}""")]
    [InlineData(""" "path": "a", "atLeastSumOf": ["b", "c"] """, """{"a": 3, "b": 2, "c": 1}""")]
    public void Check_of_an_input_that_satisfies_a_rule_reports_nothing(string rule, string inputs) =>
        Assert.Empty(Check(rule, Read(inputs)));

    [Theory]
    [InlineData(""" "path": "a", "oneOf": ["up"] """)]
    [InlineData(""" "path": "a", "pattern": "^x$" """)]
    public void Check_of_a_secret_that_violates_a_rule_does_not_show_it(string rule)
    {
        var failure = Assert.Single(Check(rule, new MapValue([new("a", new SecretValue(new TextValue("hunter22")))])));

        Assert.StartsWith("a: is an invalid secret value (not shown).", failure, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter22", failure, StringComparison.Ordinal);
    }

    private static MapValue Read(string json) => new ValueReader(".").Read(JsonParser.Default.Parse<Struct>(json));

    private static IEnumerable<string> Check(string rule, MapValue inputs)
    {
        var table = RuleTable.Parse(Encoding.UTF8.GetBytes($$"""{"rules": [{"type": "t", {{rule}}}]}"""));
        return RuleCheck
            .Check(table.For("t"), inputs, "name")
            .Select(failure => $"{failure.Path}: {failure.Message} {failure.Fix}".TrimEnd());
    }
}
