using System.Collections.Immutable;
using System.Globalization;
using Engine.Diagnostics;
using Engine.Plans;
using Engine.Projects;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Review.Cost.Usage;

/// <summary>Reads <c>usage.yaml</c> and reports all errors at once, in line order.</summary>
internal sealed class UsageReader
{
    /// <summary>The file's name in the project's folder.</summary>
    public const string FileName = "usage.yaml";

    /// <summary>The maximum amount in USD per month.</summary>
    private const decimal MostMoney = 1_000_000_000;

    private static readonly string[] Sections = ["ceilings", "expected", "rates", "unpriced", "usage"];

    private readonly YamlSource _yaml;
    private readonly RateTable _rates;
    private readonly IReadOnlyDictionary<string, PlanNames> _plans;
    private readonly List<(Mark Place, Fault Fault)> _faults = [];

    private UsageReader(YamlSource yaml, RateTable rates, IEnumerable<Plan> plans) =>
        (_yaml, _rates, _plans) = (yaml, rates, plans.ToDictionary(plan => plan.Stack, plan => new PlanNames(plan)));

    /// <summary>Reads a file that was loaded before any program ran: a program under review must not write its own allowance.</summary>
    /// <param name="yaml">The file's contents.</param>
    /// <param name="rates">The rates that the file may replace.</param>
    /// <param name="plans">The stacks whose systems and resources are validated; entries for other stacks are not.</param>
    /// <exception cref="FaultException">REV301 to REV303: a section, value or name is not valid.</exception>
    public static UsageFile Read(YamlSource yaml, RateTable rates, IEnumerable<Plan> plans)
    {
        var reader = new UsageReader(yaml, rates, plans);
        var usage = reader.Whole();
        return reader._faults.Count == 0
            ? usage
            : throw new FaultException(
                ExitCode.Usage,
                [.. reader._faults.OrderBy(fault => fault.Place.Index).Select(fault => fault.Fault)]
            );
    }

    private UsageFile Whole()
    {
        foreach (var section in Entries(_yaml.Root, "the file").Where(entry => !Sections.Contains(entry.Name)))
        {
            Unknown(section.Key, "section", Sections);
        }

        return new UsageFile
        {
            Ceilings = OfSystems("ceilings").ToImmutableDictionary(of => (of.Stack, of.System), of => Number(of.Value, MostMoney)),
            Expectations = OfSystems("expected").ToImmutableDictionary(of => (of.Stack, of.System), of => Expected(of.Value)),
            Unpriced = OfSystems("unpriced").ToImmutableDictionary(of => (of.Stack, of.System), Accepted),
            Rates = Section("rates").ToImmutableDictionary(rate => rate.Name, rate => Replacement(rate.Key, rate.Value)),
            Amounts = OfSystems("usage")
                .SelectMany(of => Resources(of.Stack, of.System, of.Value))
                .ToImmutableDictionary(amount => amount.Key, amount => amount.Value),
        };
    }

    private IEnumerable<(string Stack, string System, YamlNode Value)> OfSystems(string section)
    {
        foreach (var stack in Section(section))
        {
            foreach (var system in Entries(stack.Value, $"{section}.{stack.Name}"))
            {
                if (_plans.TryGetValue(stack.Name, out var plan) && !plan.Systems.Contains(system.Name))
                {
                    Missing(system.Key, $"stack '{stack.Name}' has no system '{system.Name}'", system.Name, plan.Systems);
                }

                yield return (stack.Name, system.Name, system.Value);
            }
        }
    }

    private IEnumerable<KeyValuePair<(string, string, string, string), decimal>> Resources(string stack, string system, YamlNode node)
    {
        foreach (var resource in Entries(node, $"usage.{stack}.{system}"))
        {
            var takes = Takes(stack, system, resource.Key, resource.Name);
            foreach (var quantity in Entries(resource.Value, $"usage.{stack}.{system}.{resource.Name}"))
            {
                if (!Quantities.Has(quantity.Name))
                {
                    Unknown(quantity.Key, "quantity", Quantities.All.Select(known => known.Name));
                }
                else if (takes is not null && !takes.Contains(quantity.Name))
                {
                    Missing(quantity.Key, $"'{resource.Name}' takes no '{quantity.Name}'", quantity.Name, takes);
                }

                yield return new((stack, system, resource.Name, quantity.Name), Number(quantity.Value, Quantities.Most));
            }
        }
    }

    /// <returns>The quantities that a resource or a type has; null if no plan is available to determine them.</returns>
    private HashSet<string>? Takes(string stack, string system, YamlNode key, string name)
    {
        if (!_plans.TryGetValue(stack, out var plan) || !plan.Systems.Contains(system))
        {
            return null;
        }

        var types = plan.TypesOf(system, name);
        if (types.Count > 0)
        {
            return [.. types.SelectMany(type => PriceModels.Of(type)?.Quantities ?? [])];
        }

        Missing(key, $"system '{system}' of stack '{stack}' has no resource and no type '{name}'", name, plan.NamesIn(system));
        return null;
    }

    private ImmutableDictionary<string, string> Accepted((string Stack, string System, YamlNode Value) of)
    {
        var accepted = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var entry in Entries(of.Value, $"unpriced.{of.Stack}.{of.System}"))
        {
            _ = Takes(of.Stack, of.System, entry.Key, entry.Name);
            if (entry.Value is not YamlScalarNode { Value.Length: > 0 })
            {
                Wrong(entry.Value, $"'{entry.Name}' takes the reason why it may lack a price, as a string.");
            }

            accepted[entry.Name] = YamlSource.Text(entry.Value);
        }

        return accepted.ToImmutable();
    }

    private Expectation Expected(YamlNode node)
    {
        var (amount, note) = AmountAndText(node, "note");
        return new Expectation(amount, note);
    }

    private RateReplacement Replacement(YamlNode key, YamlNode node)
    {
        if (!_rates.Has(YamlSource.Text(key)))
        {
            Unknown(key, "rate", _rates.All.Select(rate => rate.Id));
        }

        var (amount, reason) = AmountAndText(node, "reason");
        return new RateReplacement(amount, reason);
    }

    /// <summary>Reads an amount that is only accepted together with a justification.</summary>
    private (decimal Amount, string Text) AmountAndText(YamlNode node, string name)
    {
        string[] members = ["amount", name];
        var entries = Entries(node, "it").ToList();
        foreach (var entry in entries.Where(entry => !members.Contains(entry.Name)))
        {
            Unknown(entry.Key, "member", members);
        }

        foreach (var missing in members.Where(member => node is YamlMappingNode && entries.All(entry => entry.Name != member)))
        {
            Wrong(node, $"'{missing}' is missing; it takes an amount in USD and, in '{name}', where it comes from.");
        }

        var amount = entries.Where(entry => entry.Name == "amount").Select(entry => Number(entry.Value, MostMoney)).FirstOrDefault();
        var text = entries.Where(entry => entry.Name == name).Select(entry => entry.Value).FirstOrDefault();
        if (text is not (null or YamlScalarNode { Value.Length: > 0 }))
        {
            Wrong(text, $"'{name}' takes a text.");
        }

        return (amount, (text as YamlScalarNode)?.Value ?? "");
    }

    private decimal Number(YamlNode node, decimal most)
    {
        var text = (node as YamlScalarNode)?.Value;
        if (
            decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && node is YamlScalarNode { Style: ScalarStyle.Plain }
            && number <= most
        )
        {
            return number;
        }

        Wrong(
            node,
            $"{SettingType.Describe(node)} is no quantity; it takes a number from 0 to {most.ToString("0", CultureInfo.InvariantCulture)}."
        );
        return 0;
    }

    private IEnumerable<Entry> Section(string name) => YamlSource.Find(_yaml.Root, name) is { } section ? Entries(section, name) : [];

    private IEnumerable<Entry> Entries(YamlNode node, string what)
    {
        if (node is not YamlMappingNode mapping)
        {
            Wrong(node, $"{what} is {SettingType.Describe(node)}; it takes a mapping of names.");
            return [];
        }

        return mapping.Children.Select(entry => new Entry(entry.Key, YamlSource.Text(entry.Key), entry.Value));
    }

    private void Unknown(YamlNode key, string kind, IEnumerable<string> known)
    {
        var nearest = NearestName.Of(YamlSource.Text(key), known);
        var fix = nearest is null ? $"one of: {string.Join(", ", known)}." : $"did you mean '{nearest}'?";
        Add(key, "REV301", $"'{YamlSource.Text(key)}' is no {kind} of {FileName}.", fix);
    }

    private void Missing(YamlNode key, string message, string name, IReadOnlyCollection<string> known)
    {
        var nearest = NearestName.Of(name, known);
        var others =
            known.Count == 0 ? "remove it." : $"remove it, or write one of: {string.Join(", ", known.Order(StringComparer.Ordinal))}.";
        Add(key, "REV303", $"{message}.", nearest is null ? others : $"did you mean '{nearest}'?");
    }

    private void Wrong(YamlNode node, string message) => Add(node, "REV302", message, "");

    private void Add(YamlNode node, string code, string message, string fix) =>
        _faults.Add((node.Start, _yaml.At(node, code, message, fix)));

    private sealed record Entry(YamlNode Key, string Name, YamlNode Value);
}
