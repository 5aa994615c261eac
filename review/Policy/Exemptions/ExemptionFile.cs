using System.Globalization;
using Engine.Diagnostics;
using Engine.Files;
using Engine.Projects;
using Review.Diagnostics;
using YamlDotNet.RepresentationModel;

namespace Review.Policy.Exemptions;

/// <summary>Reads <c>policy-exemptions.yaml</c> strictly: everything unknown is an error, and all errors are reported at once.</summary>
internal sealed class ExemptionFile
{
    public const string DefaultName = "policy-exemptions.yaml";

    /// <summary>The longest time for which an exemption is valid: a year, including a leap day.</summary>
    private const int MaximumDays = 366;

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
    /// <param name="visible">The files that it may lead to; by default all, for a file that the caller names.</param>
    /// <exception cref="FaultException">
    /// The file cannot be read (ENG100, ENG101, ENG345) or its contents are not valid (REV201 to REV206).
    /// </exception>
    public static IReadOnlyList<Exemption> Load(
        string file,
        IReadOnlyCollection<string> rules,
        IReadOnlyCollection<string> stacks,
        DateOnly today,
        VisibleFiles? visible = null
    )
    {
        var reader = new ExemptionFile(YamlSource.Load(file, visible), rules, stacks, today);
        var exemptions = reader.ReadAll();
        return reader._faults.Count == 0 ? exemptions : throw new FaultException(reader._faults);
    }

    private List<Exemption> ReadAll()
    {
        foreach (var (key, _) in _yaml.Root.Children.Where(entry => YamlSource.Text(entry.Key) != "exemptions"))
        {
            _faults.Add(ReviewDiagnostics.UnknownExemptionSection(_yaml.PlaceOf(key), YamlSource.Text(key)));
        }

        if (YamlSource.Find(_yaml.Root, "exemptions") is not YamlSequenceNode list)
        {
            if (_faults.Count == 0 && !IsEmptyList())
            {
                _faults.Add(ReviewDiagnostics.ExemptionsNotAList(_yaml.PlaceOf(_yaml.Root)));
            }

            return [];
        }

        var exemptions = list.Children.Select(Read).OfType<Exemption>().ToList();
        _faults.AddRange(Repeated(exemptions));
        return exemptions;
    }

    private bool IsEmptyList() => _yaml.Root.Children.TryGetValue(new YamlScalarNode("exemptions"), out var node) && node is YamlScalarNode;

    private Exemption? Read(YamlNode node)
    {
        if (node is not YamlMappingNode entry)
        {
            _faults.Add(ReviewDiagnostics.ExemptionNotAMapping(_yaml.PlaceOf(node), Members));
            return null;
        }

        foreach (var key in entry.Children.Keys.Where(key => !Members.Contains(YamlSource.Text(key))))
        {
            var name = YamlSource.Text(key);
            _faults.Add(ReviewDiagnostics.UnknownExemptionMember(_yaml.PlaceOf(key), name, NearestName.Of(name, Members), Members));
        }

        var before = _faults.Count;
        var exemption = new Exemption(
            Rule(entry),
            [.. Strings(entry, "stacks").Select(Stack)],
            [.. Strings(entry, "resources").Select(Resource)],
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
            _faults.Add(ReviewDiagnostics.UnknownRule(_yaml.PlaceOf(entry.Children["rule"]), rule, NearestName.Of(rule, _rules)));
        }

        return rule;
    }

    private string Stack(YamlScalarNode node)
    {
        var stack = YamlSource.Text(node);
        if (_stacks.Count > 0 && !_stacks.Contains(stack))
        {
            _faults.Add(ReviewDiagnostics.UnknownStack(_yaml.PlaceOf(node), stack, NearestName.Of(stack, _stacks), _stacks));
        }

        return stack;
    }

    private ResourcePattern Resource(YamlScalarNode node)
    {
        var text = YamlSource.Text(node);
        if (text.Split(' ') is not [{ Length: > 0 }, { Length: > 0 }, ..])
        {
            _faults.Add(ReviewDiagnostics.InvalidResourcePattern(_yaml.PlaceOf(node), text));
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

        var (place, latest) = (_yaml.PlaceOf(entry.Children["expires"]), _today.AddDays(MaximumDays));
        if (!DateOnly.TryParseExact(text, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            _faults.Add(ReviewDiagnostics.InvalidExpiryDate(place, text, latest));
        }
        else if (day > latest)
        {
            _faults.Add(ReviewDiagnostics.ExpiryTooLate(place, text, latest));
        }

        return day;
    }

    private static IEnumerable<Fault> Repeated(IEnumerable<Exemption> exemptions)
    {
        var seen = new HashSet<(string Rule, string Stack, string Resource)>();
        return from exemption in exemptions
            from stack in exemption.Stacks
            from resource in exemption.Resources
            where !seen.Add((exemption.Rule, stack, resource.Text))
            select ReviewDiagnostics.RepeatedExemption(resource.Place, exemption.Rule, resource.Text, stack);
    }

    private string Text(YamlMappingNode entry, string member)
    {
        if (YamlSource.Find(entry, member) is YamlScalarNode { Value: { } text } && !string.IsNullOrWhiteSpace(text))
        {
            return text.Trim();
        }

        _faults.Add(ReviewDiagnostics.ExemptionMemberNotAString(_yaml.PlaceOf(entry), member));
        return "";
    }

    private IEnumerable<YamlScalarNode> Strings(YamlMappingNode entry, string member)
    {
        if (YamlSource.Find(entry, member) is YamlSequenceNode { Children: { Count: > 0 } items } && items.All(IsString))
        {
            return items.Cast<YamlScalarNode>();
        }

        _faults.Add(ReviewDiagnostics.ExemptionMemberNotAList(_yaml.PlaceOf(entry), member));
        return [];
    }

    private static bool IsString(YamlNode node) => node is YamlScalarNode { Value: { } text } && !string.IsNullOrWhiteSpace(text);
}
