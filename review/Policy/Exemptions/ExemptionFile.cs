using System.Globalization;
using Engine.Diagnostics;
using Engine.Projects;
using YamlDotNet.RepresentationModel;

namespace Review.Policy.Exemptions;

/// <summary>Reads <c>policy-exemptions.yaml</c> strictly: everything unknown is an error, and all errors are reported at once.</summary>
internal sealed class ExemptionFile
{
    public const string DefaultName = "policy-exemptions.yaml";

    /// <summary>A year, including a leap day: an exemption must be reviewed at least annually.</summary>
    private const int LongestDays = 366;

    private const string DateForm = "yyyy-MM-dd";

    private static readonly string[] Members = ["expires", "owner", "reason", "resources", "rule", "stacks"];

    private readonly YamlSource _yaml;
    private readonly IReadOnlyCollection<string> _rules;
    private readonly IReadOnlyCollection<string> _stacks;
    private readonly DateOnly _today;
    private readonly List<Fault> _faults = [];

    private ExemptionFile(YamlSource yaml, IReadOnlyCollection<string> rules, IReadOnlyCollection<string> stacks, DateOnly today) =>
        (_yaml, _rules, _stacks, _today) = (yaml, rules, stacks, today);

    /// <param name="file">The file's path.</param>
    /// <param name="rules">The known rule ids.</param>
    /// <param name="stacks">The known stacks; empty if they are not known.</param>
    /// <param name="today">The current date.</param>
    /// <exception cref="FaultException">
    /// The file cannot be read (ENG100, ENG101) or its contents are not valid (REV201 to REV206).
    /// </exception>
    public static IReadOnlyList<Exemption> Load(
        string file,
        IReadOnlyCollection<string> rules,
        IReadOnlyCollection<string> stacks,
        DateOnly today
    )
    {
        var reader = new ExemptionFile(YamlSource.Load(file), rules, stacks, today);
        var exemptions = reader.ReadAll();
        return reader._faults.Count == 0 ? exemptions : throw new FaultException(ExitCode.Usage, reader._faults);
    }

    private List<Exemption> ReadAll()
    {
        foreach (var (key, _) in _yaml.Root.Children.Where(entry => YamlSource.Text(entry.Key) != "exemptions"))
        {
            Tell(key, "REV201", $"'{YamlSource.Text(key)}' is not known here; the file holds one list, 'exemptions'.");
        }

        if (YamlSource.Find(_yaml.Root, "exemptions") is not YamlSequenceNode list)
        {
            if (_faults.Count == 0 && !IsEmptyList())
            {
                Tell(_yaml.Root, "REV201", "'exemptions' is missing or no list.", "exemptions: []");
            }

            return [];
        }

        var exemptions = list.Children.Select(Read).OfType<Exemption>().ToList();
        TellRepeated(exemptions);
        return exemptions;
    }

    private bool IsEmptyList() => _yaml.Root.Children.TryGetValue(new YamlScalarNode("exemptions"), out var node) && node is YamlScalarNode;

    private Exemption? Read(YamlNode node)
    {
        if (node is not YamlMappingNode entry)
        {
            Tell(node, "REV201", $"an exemption is a mapping of {string.Join(", ", Members)}.");
            return null;
        }

        foreach (var key in entry.Children.Keys.Where(key => !Members.Contains(YamlSource.Text(key))))
        {
            var meant = NearestName.Of(YamlSource.Text(key), Members);
            Tell(key, "REV201", $"'{YamlSource.Text(key)}' is no part of an exemption.", meant is null ? "" : $"did you mean '{meant}'?");
        }

        var before = _faults.Count;
        var exemption = new Exemption(
            Rule(entry),
            [.. Texts(entry, "stacks").Select(Stack)],
            [.. Texts(entry, "resources").Select(Resource)],
            Text(entry, "owner"),
            Text(entry, "reason"),
            Expiry(entry)
        );
        return _faults.Count == before ? exemption : null;
    }

    private string Rule(YamlMappingNode entry)
    {
        var rule = Text(entry, "rule");
        if (rule.Length > 0 && !_rules.Contains(rule))
        {
            var meant = NearestName.Of(rule, _rules);
            Tell(
                entry.Children["rule"],
                "REV202",
                $"there is no rule '{rule}'.",
                meant is null ? "see docs/policies.md" : $"did you mean '{meant}'?"
            );
        }

        return rule;
    }

    private string Stack(YamlScalarNode node)
    {
        var stack = YamlSource.Text(node);
        if (_stacks.Count > 0 && !_stacks.Contains(stack))
        {
            Tell(
                node,
                "REV203",
                $"there is no stack '{stack}'; stacks with a file: {string.Join(", ", _stacks.Order(StringComparer.Ordinal))}."
            );
        }

        return stack;
    }

    private ResourcePattern Resource(YamlScalarNode node)
    {
        var text = YamlSource.Text(node);
        if (text.Split(' ') is not [{ Length: > 0 }, { Length: > 0 }, ..])
        {
            Tell(node, "REV204", $"'{text}' names no resource.", "TYPE NAME, a star for anything: gcp:pubsub/topic:Topic orders-*");
        }

        return new ResourcePattern(text, _yaml.PlaceOf(node));
    }

    private DateOnly Expiry(YamlMappingNode entry)
    {
        var text = Text(entry, "expires");
        if (text.Length == 0)
        {
            return default;
        }

        if (!DateOnly.TryParseExact(text, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            Tell(
                entry.Children["expires"],
                "REV205",
                $"'{text}' is no day.",
                $"expires: {Words(_today.AddDays(LongestDays - 1))}, or before"
            );
        }
        else if (day > _today.AddDays(LongestDays))
        {
            var latest = Words(_today.AddDays(LongestDays));
            Tell(entry.Children["expires"], "REV205", $"{text} is more than a year away; today it takes {latest} at the latest.");
        }

        return day;
    }

    private void TellRepeated(IEnumerable<Exemption> exemptions)
    {
        var seen = new HashSet<(string Rule, string Stack, string Resource)>();
        var repeated =
            from exemption in exemptions
            from stack in exemption.Stacks
            from resource in exemption.Resources
            where !seen.Add((exemption.Rule, stack, resource.Text))
            select new Fault(
                "REV206",
                $"{resource.Place}: {exemption.Rule} is exempted twice for '{resource.Text}' in {stack}.",
                "keep one of the two."
            );
        _faults.AddRange(repeated);
    }

    private string Text(YamlMappingNode entry, string member)
    {
        if (YamlSource.Find(entry, member) is YamlScalarNode { Value: { } text } && !string.IsNullOrWhiteSpace(text))
        {
            return text.Trim();
        }

        Tell(entry, "REV201", $"an exemption lacks '{member}', a text.");
        return "";
    }

    private IEnumerable<YamlScalarNode> Texts(YamlMappingNode entry, string member)
    {
        if (YamlSource.Find(entry, member) is YamlSequenceNode { Children: { Count: > 0 } items } && items.All(IsText))
        {
            return items.Cast<YamlScalarNode>();
        }

        Tell(entry, "REV201", $"an exemption lacks '{member}', a list of one or more texts.");
        return [];
    }

    private static bool IsText(YamlNode node) => node is YamlScalarNode { Value: { } text } && !string.IsNullOrWhiteSpace(text);

    private static string Words(DateOnly day) => day.ToString(DateForm, CultureInfo.InvariantCulture);

    private void Tell(YamlNode node, string code, string message, string fix = "") => _faults.Add(_yaml.At(node, code, message, fix));
}
