using System.Text.Json;
using Engine.Diagnostics;
using Engine.Plans;
using Review.Diagnostics;
using Review.Policy.Operators;

namespace Review.Policy;

/// <summary>
/// Reads one file of rules strictly: everything unknown is a fault, and all faults are reported at once. Parsed by hand: a serializer takes
/// longer to start than it takes to check all rules.
/// </summary>
/// <param name="file">The file's name, for messages.</param>
/// <param name="json">Its content.</param>
/// <param name="ids">The ids of all rules so far.</param>
/// <param name="faults">The list to which faults are added.</param>
internal sealed class RuleFileReader(string file, byte[] json, HashSet<string> ids, List<Fault> faults)
{
    private string _entry = "";

    public IReadOnlyList<DataRule> Read()
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            // Cloned, because operators keep the values that they compare with.
            var root = document.RootElement.Clone();
            if (root.ValueKind == JsonValueKind.Array)
            {
                return [.. root.EnumerateArray().Select(ReadRule).OfType<DataRule>()];
            }

            faults.Add(ReviewDiagnostics.RulesNotAList(file));
        }
        catch (JsonException exception)
        {
            // A member that occurs twice is reported without its place.
            var place = exception.LineNumber is { } line
                ? FormattableString.Invariant($"{file}:{line + 1}:{exception.BytePositionInLine + 1}")
                : file;
            faults.Add(ReviewDiagnostics.InvalidRuleJson(place));
        }

        return [];
    }

    private DataRule? ReadRule(JsonElement rule, int index)
    {
        var hasId = rule.ValueKind == JsonValueKind.Object && rule.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String;
        _entry = hasId ? $"{file}, rule {rule.GetProperty("id").GetString()}" : FormattableString.Invariant($"{file}, entry {index + 1}");
        var before = faults.Count;
        if (!HasMembers(rule, "a rule", RuleSyntax.Rule))
        {
            return null;
        }

        var targets = Objects(rule, "alsoTypes", "a target", RuleSyntax.Target).Prepend(rule).Select(Target).ToList();
        var conditions = Objects(rule, "when", "a condition", RuleSyntax.Condition).Select(Condition).ToList();
        var operation = ReadOperator(rule);
        var description = Description(rule);
        var absence = Word(rule, "missing", RuleSyntax.Missing);
        return faults.Count > before
            ? null
            : new DataRule(description)
            {
                Targets = targets,
                Conditions = [.. conditions.OfType<RuleCondition>()],
                AbsencePasses = absence == "pass",
                Operator = operation!,
            };
    }

    private RuleDescription Description(JsonElement rule)
    {
        var id = Text(rule, "id");
        if (id.Length > 0 && !ids.Add(id))
        {
            faults.Add(ReviewDiagnostics.RepeatedRuleId(_entry, id));
        }

        var severity = Word(rule, "severity", RuleSyntax.Severities);
        return new RuleDescription
        {
            Id = id,
            Severity = (Severity)Math.Max(0, RuleSyntax.Severities.ToList().IndexOf(severity)),
            Kind = Word(rule, "kind", RuleDescription.Kinds),
            AppliesTo = Words(rule, "appliesTo", RuleDescription.Environments),
            Title = Text(rule, "title"),
            Remedy = Text(rule, "fix"),
            Sources = Strings(rule, "source"),
        };
    }

    private RuleTarget Target(JsonElement target)
    {
        var type = Text(target, "type");
        if (type.Length > 0 && type.Split(':') is not [{ Length: > 0 }, { Length: > 0 }, { Length: > 0 }])
        {
            faults.Add(ReviewDiagnostics.InvalidRuleType(_entry, type));
        }

        return new RuleTarget(type, Path(target));
    }

    private RuleCondition? Condition(JsonElement condition)
    {
        var path = Path(condition);
        var operation = ReadOperator(condition);
        if (operation is not (null or EachOperator))
        {
            faults.Add(ReviewDiagnostics.OperatorNotForConditions(_entry, Text(condition, "op")));
        }

        return (operation as EachOperator)?.Test is { } test ? new RuleCondition(path, test) : null;
    }

    private Operator? ReadOperator(JsonElement holder)
    {
        var name = Text(holder, "op");
        if (name.Length == 0)
        {
            return null;
        }

        if (OperatorSyntax.All.FirstOrDefault(one => one.Name == name) is not { } syntax)
        {
            var names = OperatorSyntax.All.Select(one => one.Name).ToList();
            faults.Add(ReviewDiagnostics.UnknownOperator(_entry, name, NearestName.Of(name, names), names));
            return null;
        }

        var value = holder.TryGetProperty("value", out var given) ? given : default;
        var operation = syntax.Read(value);
        if (operation is null)
        {
            var words = value.ValueKind == JsonValueKind.Undefined ? "missing" : value.GetRawText();
            var form = syntax.Value.Replace("`", "", StringComparison.Ordinal);
            faults.Add(ReviewDiagnostics.InvalidOperatorValue(_entry, name, words, form));
        }

        return operation;
    }

    private PropertyPath Path(JsonElement holder)
    {
        var text = Text(holder, "path");
        if (text.Length > 0 && PropertyPath.TryParse(text, out var problem) is var path)
        {
            if (path is not null)
            {
                return path;
            }

            faults.Add(ReviewDiagnostics.InvalidRulePath(_entry, text, problem));
        }

        return PropertyPath.Empty;
    }

    private bool HasMembers(JsonElement json, string what, IReadOnlyList<RuleMember> members)
    {
        var known = members.Select(member => member.Name).ToList();
        if (json.ValueKind != JsonValueKind.Object)
        {
            faults.Add(ReviewDiagnostics.NotARuleObject(_entry, json.GetRawText(), what, known));
            return false;
        }

        foreach (var stranger in json.EnumerateObject().Where(member => !known.Contains(member.Name)))
        {
            var nearest = NearestName.Of(stranger.Name, known);
            faults.Add(ReviewDiagnostics.UnknownRuleMember(_entry, stranger.Name, what, nearest, known));
        }

        foreach (var missing in members.Where(member => member.IsRequired && !json.TryGetProperty(member.Name, out _)))
        {
            faults.Add(ReviewDiagnostics.MissingRuleMember(_entry, missing.Name, what));
        }

        return true;
    }

    private IReadOnlyList<JsonElement> Objects(JsonElement json, string name, string what, IReadOnlyList<RuleMember> members)
    {
        if (!json.TryGetProperty(name, out var list))
        {
            return [];
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            faults.Add(ReviewDiagnostics.RuleMemberNotObjects(_entry, name, list.GetRawText()));
            return [];
        }

        return [.. list.EnumerateArray().Where(item => HasMembers(item, $"{what} of '{name}'", members))];
    }

    private string Word(JsonElement json, string name, IReadOnlyList<string> words) => Known(Text(json, name), name, words);

    private IReadOnlyList<string> Words(JsonElement json, string name, IReadOnlyList<string> words) =>
        [.. Strings(json, name).Select(word => Known(word, name, words))];

    private string Known(string word, string name, IReadOnlyList<string> words)
    {
        if (word.Length > 0 && !words.Contains(word))
        {
            faults.Add(ReviewDiagnostics.InvalidRuleWord(_entry, name, word, NearestName.Of(word, words), words));
        }

        return word;
    }

    /// <summary>Returns a string; empty, and reported unless the member is missing, if it is not one.</summary>
    private string Text(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var text))
        {
            return "";
        }

        if (text.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(text.GetString()))
        {
            faults.Add(ReviewDiagnostics.RuleMemberNotAString(_entry, name, text.GetRawText()));
            return "";
        }

        return text.GetString()!;
    }

    private IReadOnlyList<string> Strings(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var list))
        {
            return [];
        }

        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0 || !list.EnumerateArray().All(IsString))
        {
            faults.Add(ReviewDiagnostics.RuleMemberNotStrings(_entry, name, list.GetRawText()));
            return [];
        }

        return [.. list.EnumerateArray().Select(text => text.GetString()!)];
    }

    private static bool IsString(JsonElement json) =>
        json.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(json.GetString());
}
