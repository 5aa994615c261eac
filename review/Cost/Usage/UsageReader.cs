using System.Collections.Immutable;
using System.Globalization;
using Engine.Diagnostics;
using Engine.Plans;
using Engine.Projects;
using Review.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Review.Cost.Usage;

/// <summary>Reads <c>usage.yaml</c> and reports all errors at once, in line order.</summary>
internal sealed class UsageReader
{
    /// <summary>The file's name in the project's folder.</summary>
    public const string FileName = "usage.yaml";

    /// <summary>The maximum amount in USD per month.</summary>
    private const decimal MaximumAmount = 1_000_000_000;

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
            : throw new FaultException([.. reader._faults.OrderBy(fault => fault.Place.Index).Select(fault => fault.Fault)]);
    }

    private UsageFile Whole()
    {
        foreach (var section in Entries(_yaml.Root, "the file").Where(entry => !Sections.Contains(entry.Name)))
        {
            Unknown(section.Key, "section", Sections);
        }

        return new UsageFile
        {
            Ceilings = OfSystems("ceilings").ToImmutableDictionary(of => (of.Stack, of.System), of => Number(of.Value, MaximumAmount)),
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
                    var nearest = NearestName.Of(system.Name, plan.Systems);
                    Add(system.Key, place => ReviewDiagnostics.UsageSystemNotFound(place, system.Name, stack.Name, nearest, plan.Systems));
                }

                yield return (stack.Name, system.Name, system.Value);
            }
        }
    }

    private IEnumerable<KeyValuePair<(string, string, string, string), decimal>> Resources(string stack, string system, YamlNode node)
    {
        foreach (var resource in Entries(node, $"usage.{stack}.{system}"))
        {
            var used = Used(stack, system, resource.Key, resource.Name);
            foreach (var quantity in Entries(resource.Value, $"usage.{stack}.{system}.{resource.Name}"))
            {
                if (!Quantities.Has(quantity.Name))
                {
                    Unknown(quantity.Key, "quantity", [.. Quantities.All.Select(known => known.Name)]);
                }
                else if (used is not null && !used.Contains(quantity.Name))
                {
                    var nearest = NearestName.Of(quantity.Name, used);
                    Add(quantity.Key, place => ReviewDiagnostics.QuantityNotUsed(place, resource.Name, quantity.Name, nearest, used));
                }

                yield return new((stack, system, resource.Name, quantity.Name), Number(quantity.Value, Quantities.Maximum));
            }
        }
    }

    /// <returns>The quantities that a resource or a type has; null if no plan is available to determine them.</returns>
    private HashSet<string>? Used(string stack, string system, YamlNode key, string name)
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

        var names = plan.NamesIn(system);
        Add(key, place => ReviewDiagnostics.UsageResourceNotFound(place, name, system, stack, NearestName.Of(name, names), names));
        return null;
    }

    private ImmutableDictionary<string, string> Accepted((string Stack, string System, YamlNode Value) of)
    {
        var accepted = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var entry in Entries(of.Value, $"unpriced.{of.Stack}.{of.System}"))
        {
            _ = Used(of.Stack, of.System, entry.Key, entry.Name);
            if (entry.Value is not YamlScalarNode { Value.Length: > 0 })
            {
                Add(entry.Value, place => ReviewDiagnostics.UnpricedWithoutReason(place, entry.Name));
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
            Unknown(key, "rate", [.. _rates.All.Select(rate => rate.Id)]);
        }

        var (amount, reason) = AmountAndText(node, "reason");
        return new RateReplacement(amount, reason);
    }

    /// <summary>Reads an amount that is only accepted together with a justification.</summary>
    private (decimal Amount, string Text) AmountAndText(YamlNode node, string name)
    {
        string[] members = ["amount", name];
        var entries = Entries(node, "the entry").ToList();
        foreach (var entry in entries.Where(entry => !members.Contains(entry.Name)))
        {
            Unknown(entry.Key, "member", members);
        }

        foreach (var missing in members.Where(member => node is YamlMappingNode && entries.All(entry => entry.Name != member)))
        {
            Add(node, place => ReviewDiagnostics.UsageMemberMissing(place, missing, name));
        }

        var amount = entries.Where(entry => entry.Name == "amount").Select(entry => Number(entry.Value, MaximumAmount)).FirstOrDefault();
        var text = entries.Where(entry => entry.Name == name).Select(entry => entry.Value).FirstOrDefault();
        if (text is not (null or YamlScalarNode { Value.Length: > 0 }))
        {
            Add(text, place => ReviewDiagnostics.UsageMemberNotAString(place, name));
        }

        return (amount, (text as YamlScalarNode)?.Value ?? "");
    }

    private decimal Number(YamlNode node, decimal maximum)
    {
        var text = (node as YamlScalarNode)?.Value;
        if (
            decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && node is YamlScalarNode { Style: ScalarStyle.Plain }
            && number <= maximum
        )
        {
            return number;
        }

        Add(node, place => ReviewDiagnostics.InvalidUsageAmount(place, SettingType.Describe(node), maximum));
        return 0;
    }

    private IEnumerable<Entry> Section(string name) => YamlSource.Find(_yaml.Root, name) is { } section ? Entries(section, name) : [];

    private IEnumerable<Entry> Entries(YamlNode node, string what)
    {
        if (node is not YamlMappingNode mapping)
        {
            Add(node, place => ReviewDiagnostics.UsageNotAMapping(place, what, SettingType.Describe(node)));
            return [];
        }

        return mapping.Children.Select(entry => new Entry(entry.Key, YamlSource.Text(entry.Key), entry.Value));
    }

    private void Unknown(YamlNode key, string kind, IReadOnlyCollection<string> known)
    {
        var name = YamlSource.Text(key);
        Add(key, place => ReviewDiagnostics.UnknownUsageName(place, name, kind, NearestName.Of(name, known), known));
    }

    private void Add(YamlNode node, Func<string, Fault> create) => _faults.Add((node.Start, create(_yaml.PlaceOf(node))));

    private sealed record Entry(YamlNode Key, string Name, YamlNode Value);
}
