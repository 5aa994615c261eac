using System.Text;
using Engine.Diagnostics;
using Review.Policy;

namespace Engine.Tests.Review.Policy;

/// <summary>The rules as data: complete, about existing types and inputs, and read strictly.</summary>
public sealed class RuleReaderTests
{
    private const string Right = """
        [{"id": "X-001", "severity": "low", "kind": "cost", "appliesTo": ["prod"], "title": "t", "fix": "f", "source": ["s"],
          "type": "a:b:C", "path": "list[*].size", "alsoTypes": [{"type": "a:b:D", "path": "size"}],
          "when": [{"path": "name", "op": "ne", "value": "x"}], "op": "range", "value": {"min": 1}, "missing": "pass"}]
        """;

    [Fact]
    public void Every_rule_of_the_files_is_read()
    {
        var ids = RuleReader.All([]).Select(rule => rule.Id).Order(StringComparer.Ordinal);

        Assert.Equal(RuleFile.All.Select(rule => rule.Id), ids);
        Assert.Equal(
            ids.Concat(RuleCatalog.Coded.Select(rule => rule.Id)).Order(StringComparer.Ordinal),
            RuleCatalog.All().Select(rule => rule.Id)
        );
    }

    [Fact]
    public void Rules_that_are_classes_are_listed_once() =>
        Assert.Equal(
            Directory
                .EnumerateFiles(RuleFile.Folder, "*.cs")
                .Where(file => System.IO.File.ReadAllText(file).Contains("new RuleDescription", StringComparison.Ordinal))
                .Select(Path.GetFileNameWithoutExtension)
                .Order(StringComparer.Ordinal),
            RuleCatalog.Coded.Select(rule => rule.GetType().Name).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Every_rule_describes_the_desired_state_and_the_remedy() =>
        Assert.All(
            RuleCatalog.All(),
            rule =>
            {
                Assert.InRange(rule.Title.Length, 10, 62);
                Assert.InRange(rule.Remedy.Length, 7, 110);
                Assert.NotEmpty(rule.Sources);
                Assert.NotEmpty(rule.AppliesTo);
                Assert.Subset(RuleDescription.Environments.ToHashSet(), rule.AppliesTo.ToHashSet());
                Assert.Contains(rule.Kind, RuleDescription.Kinds);
            }
        );

    [Fact]
    public void Types_and_paths_of_every_rule_are_in_the_schemas_of_the_providers()
    {
        var strays = RuleFile
            .All.SelectMany(rule => rule.Targets.Concat(ConditionTargets(rule)).Select(target => (rule.Id, target.Type, target.Path)))
            .Where(target => !KnownInputs.Contain(target.Type, target.Path))
            .Select(target => $"{target.Id}: {target.Type} {target.Path} is not in Fixtures/inputs.txt");

        Assert.Empty(strays);
    }

    [Theory]
    [InlineData(
        "\"id\"",
        "\"identifier\"",
        "REV361 rules.json, entry 1: 'identifier' is not a member of a rule.",
        "use id, severity, kind, appliesTo, title, type, path, alsoTypes, when, op, value, missing, fix or source."
    )]
    [InlineData(
        "\"severity\": \"low\"",
        "\"sevrity\": \"low\"",
        "REV361 rules.json, rule X-001: 'sevrity' is not a member of a rule.",
        "did you mean 'severity'?"
    )]
    [InlineData(
        "\"severity\": \"low\"",
        "\"severity\": \"urgent\"",
        "REV362 rules.json, rule X-001: 'severity' is 'urgent'.",
        "use critical, high, medium, low or info."
    )]
    [InlineData(
        "\"severity\": \"low\"",
        "\"severity\": \"hihg\"",
        "REV362 rules.json, rule X-001: 'severity' is 'hihg'.",
        "did you mean 'high'?"
    )]
    [InlineData(
        "\"severity\": \"low\"",
        "\"severity\": 1",
        "REV361 rules.json, rule X-001: 'severity' is 1.",
        "use a string that is not empty."
    )]
    [InlineData("\"cost\"", "\"securty\"", "REV362 rules.json, rule X-001: 'kind' is 'securty'.", "did you mean 'security'?")]
    [InlineData("[\"prod\"]", "[\"prood\"]", "REV362 rules.json, rule X-001: 'appliesTo' is 'prood'.", "did you mean 'prod'?")]
    [InlineData("[\"prod\"]", "\"prod\"", "REV361 rules.json, rule X-001: 'appliesTo' is \"prod\".", "use a list of one or more strings.")]
    [InlineData("\"title\": \"t\", ", "", "REV361 rules.json, rule X-001: 'title' is missing in a rule.", "add \"title\".")]
    [InlineData("\"fix\": \"f\"", "\"fix\": \"\"", "REV361 rules.json, rule X-001: 'fix' is \"\".", "use a string that is not empty.")]
    [InlineData("[\"s\"]", "[]", "REV361 rules.json, rule X-001: 'source' is [].", "use a list of one or more strings.")]
    [InlineData(
        "\"a:b:C\"",
        "\"a:b\"",
        "REV364 rules.json, rule X-001: 'a:b' is not a resource type.",
        "use PACKAGE:MODULE:NAME, such as gcp:storage/bucket:Bucket."
    )]
    [InlineData(
        "\"list[*].size\"",
        "\"list[*\"",
        "REV364 rules.json, rule X-001: 'list[*' is not a valid property path: the bracket at character 5 is not closed.",
        "use names with dots between them, and [*] after a list."
    )]
    [InlineData(
        "\"path\": \"size\"",
        "\"paht\": \"size\"",
        "REV361 rules.json, rule X-001: 'paht' is not a member of a target of 'alsoTypes'.",
        "did you mean 'path'?"
    )]
    [InlineData("\"op\": \"ne\"", "\"op\": \"nne\"", "REV363 rules.json, rule X-001: 'nne' is not an operator.", "did you mean 'ne'?")]
    [InlineData(
        "\"op\": \"ne\", \"value\": \"x\"",
        "\"op\": \"flagIn\", \"value\": {\"f\": [\"on\"]}",
        "REV363 rules.json, rule X-001: 'flagIn' is not an operator of conditions.",
        "use another operator, or a class for this rule."
    )]
    [InlineData("\"range\"", "\"rnage\"", "REV363 rules.json, rule X-001: 'rnage' is not an operator.", "did you mean 'range'?")]
    [InlineData(
        "{\"min\": 1}",
        "5",
        "REV365 rules.json, rule X-001: the value of 'range' is 5.",
        "use an object with min, max or both, and optionally or, a list of other values."
    )]
    [InlineData(
        "\"value\": {\"min\": 1}, ",
        "",
        "REV365 rules.json, rule X-001: the value of 'range' is missing.",
        "use an object with min, max or both, and optionally or, a list of other values."
    )]
    [InlineData(
        "\"missing\": \"pass\"",
        "\"missing\": \"passes\"",
        "REV362 rules.json, rule X-001: 'missing' is 'passes'.",
        "did you mean 'pass'?"
    )]
    [InlineData(
        "\"op\": \"range\", ",
        "\"op\": \"range\" ",
        "REV360 rules.json:3:71: the file is not valid JSON.",
        "correct the JSON at this place; each member occurs once."
    )]
    [InlineData(
        "\"kind\": \"cost\"",
        "\"id\": \"X-001\"",
        "REV360 rules.json: the file is not valid JSON.",
        "correct the JSON at this place; each member occurs once."
    )]
    public void Faulty_rule_is_reported_with_its_file_its_entry_and_the_nearest_word(string right, string wrong, string message, string fix)
    {
        Assert.Contains(right, Right, StringComparison.Ordinal);
        Assert.Single(Read(Right));

        var refusal = Assert.Throws<FaultException>(() => Read(Right.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Equal(ExitCode.Usage, refusal.ExitCode);
        Assert.Equal(Fault.Usage(message[..6], message[7..], fix), refusal.Faults[0]);
    }

    [Theory]
    [InlineData("eq", "[]")]
    [InlineData("ne", "null")]
    [InlineData("in", "\"a\"")]
    [InlineData("notIn", "[[1]]")]
    [InlineData("regex", "\"(\"")]
    [InlineData("notRegex", "\"(?=a)\"")]
    [InlineData("exists", "true")]
    [InlineData("absent", "\"\"")]
    [InlineData("range", """{"min": 2, "max": 1}""")]
    [InlineData("range", """{"minimum": 2}""")]
    [InlineData("range", """{"min": "2"}""")]
    [InlineData("range", """{"or": [1]}""")]
    [InlineData("minItems", "0")]
    [InlineData("containsAny", "{}")]
    [InlineData("flagIn", """{"f": "on"}""")]
    [InlineData("portsNotOpen", """{"ports": ["22"]}""")]
    public void Value_that_does_not_fit_its_operator_is_reported(string name, string value)
    {
        var rule = Right.Replace(
            "\"op\": \"range\", \"value\": {\"min\": 1}",
            $"\"op\": \"{name}\", \"value\": {value}",
            StringComparison.Ordinal
        );

        var fault = Assert.Single(Assert.Throws<FaultException>(() => Read(rule)).Faults);

        Assert.Equal($"REV365 rules.json, rule X-001: the value of '{name}' is {value}.", $"{fault.Code} {fault.Message}");
    }

    [Fact]
    public void Every_operator_is_tested_with_a_value_that_does_not_fit() =>
        Assert.Equal(
            OperatorSyntax.All.Select(one => one.Name).Order(StringComparer.Ordinal),
            typeof(RuleReaderTests)
                .GetMethod(nameof(Value_that_does_not_fit_its_operator_is_reported))!
                .GetCustomAttributesData()
                .Where(attribute => attribute.AttributeType == typeof(InlineDataAttribute))
                .Select(attribute =>
                    (string)
                        ((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!)[0].Value!
                )
                .Distinct()
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Id_of_another_rule_is_reported()
    {
        var refusal = Assert.Throws<FaultException>(() => RuleReader.Read([File("a.json", Right), File("b.json", Right)], ["Y-001"]));

        Assert.Equal(
            [Fault.Usage("REV366", "b.json, rule X-001: another rule has the id 'X-001'.", "give this rule an id of its own.")],
            refusal.Faults
        );
        Assert.Throws<FaultException>(() => RuleReader.Read([File("a.json", Right)], ["X-001"]));
    }

    [Fact]
    public void All_faults_of_all_files_are_reported_at_once()
    {
        var (one, two) = (Right.Replace("low", "lw", StringComparison.Ordinal), "{}");

        var refusal = Assert.Throws<FaultException>(() =>
            RuleReader.Read([File("a.json", one.Replace("ne", "nn", StringComparison.Ordinal)), File("b.json", two)], [])
        );

        Assert.Equal(["REV363", "REV362", "REV360"], refusal.Faults.Select(fault => fault.Code));
    }

    private static IReadOnlyList<Rule> Read(string json) => RuleReader.Read([File("rules.json", json)], []);

    private static (string, byte[]) File(string name, string json) => (name, Encoding.UTF8.GetBytes(json));

    private static IEnumerable<(string Type, string Path)> ConditionTargets(RuleFile rule) =>
        rule.Conditions.SelectMany(condition => rule.Targets.Select(target => (target.Type, condition["path"]!.GetValue<string>())));
}
