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
    [InlineData(""" "path": "a", "keyPattern": "^x$" """, """{"a": {"y": "1"}}""", "a: has the name 'y'; a name must match ^x$.")]
    [InlineData(""" "path": "a", "minItems": 1 """, """{"a": []}""", "a: has 0 elements; it takes 1 or more.")]
    [InlineData(""" "path": "a", "maxItems": 1 """, """{"a": [1, 2]}""", "a: has 2 elements; it takes 1 or fewer.")]
    [InlineData(""" "path": "a", "json": true """, """{"a": "b: c"}""", "a: is no JSON.")]
    [InlineData(
        """ "path": "a", "conflictsWith": ["b"] """,
        """{"a": 1, "b": 1}""",
        "a: cannot be given beside 'b'. leave out 'a' or 'b'."
    )]
    [InlineData(""" "path": "a", "requiredWith": ["b"] """, """{"a": 1}""", "a: needs 'b' to be given too.")]
    [InlineData(
        """ "path": "a", "exactlyOneOf": ["a", "b"] """,
        """{"a": 1, "b": 1}""",
        "a: exactly one of 'a', 'b' must be given, not 'a', 'b'."
    )]
    [InlineData(
        """ "path": "l[*].a", "exactlyOneOf": ["a", "b"] """,
        """{"l": [{"a": 1}, {"c": 1}]}""",
        "l[1].a: is missing: exactly one of 'a', 'b' must be given."
    )]
    [InlineData(""" "path": "a", "atLeastOneOf": ["a", "b"] """, "{}", "a: is missing: one or more of 'a', 'b' must be given.")]
    [InlineData(
        """ "path": "a", "atLeastSumOf": ["b", "c"] """,
        """{"a": 2, "b": 2, "c": 1}""",
        "a: is 2, less than the sum of 'b', 'c', 3."
    )]
    public void Check_of_what_breaks_a_rule_says_what_and_where(string rule, string inputs, string expected) =>
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
    public void Check_of_what_keeps_a_rule_says_nothing(string rule, string inputs) => Assert.Empty(Check(rule, Read(inputs)));

    [Theory]
    [InlineData(""" "path": "a", "oneOf": ["up"] """)]
    [InlineData(""" "path": "a", "pattern": "^x$" """)]
    public void Check_of_a_secret_that_breaks_a_rule_does_not_tell_it(string rule)
    {
        var failure = Assert.Single(Check(rule, new MapValue([new("a", new SecretValue(new TextValue("hunter22")))])));

        Assert.StartsWith("a: is a secret that does not fit", failure, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter22", failure, StringComparison.Ordinal);
    }

    private static MapValue Read(string json) => new ValueReader(".").Read(JsonParser.Default.Parse<Struct>(json));

    private static IEnumerable<string> Check(string rule, MapValue inputs)
    {
        var table = RuleTable.Parse(Encoding.UTF8.GetBytes($$"""{"rules": [{"type": "t", {{rule}}}]}"""));
        return RuleCheck
            .Check(table.Of("t"), inputs, "name")
            .Select(failure => $"{failure.Path}: {failure.Message} {failure.Fix}".TrimEnd());
    }
}
