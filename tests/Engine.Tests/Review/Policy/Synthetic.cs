using System.Collections.Immutable;
using System.Text.Json;
using Engine.Plans;
using Engine.Plans.Json;
using Engine.Values;
using Review.Policy;

namespace Engine.Tests.Review.Policy;

/// <summary>Plans for a single test, with values in the form used in plans.</summary>
internal static class Synthetic
{
    private static readonly Dictionary<string, Rule> Rules = RuleCatalog.All().ToDictionary(rule => rule.Id, StringComparer.Ordinal);

    /// <summary>A value that is not known yet.</summary>
    public const string Unknown = """{"$unknown": true}""";

    public static PlannedResource Resource(string type, string inputs, string name = "it", params string[] dependencies) =>
        new()
        {
            Urn = Urn(type, name),
            Type = type,
            Name = name,
            IsCustom = type != Urns.StackType,
            Inputs = ValueJson.ReadMap(JsonDocument.Parse(inputs).RootElement),
            Dependencies = [.. dependencies],
        };

    public static string Urn(string type, string name = "it") => Urns.Create("prod", "shop", "", type, name);

    /// <summary>Adds resources that an input originates from.</summary>
    public static PlannedResource From(this PlannedResource resource, string input, params string[] urns) =>
        resource with
        {
            Dependencies = [.. resource.Dependencies, .. urns],
            PropertyDependencies = resource.PropertyDependencies.Add(input, [.. urns]),
        };

    public static Plan Plan(params IEnumerable<PlannedResource> resources) =>
        new()
        {
            Project = "shop",
            Stack = "prod",
            Resources = [.. resources.OrderBy(resource => resource.Urn, StringComparer.Ordinal)],
            Outputs = MapValue.Empty,
        };

    /// <summary>Returns the rule with an id.</summary>
    public static Rule Rule(string id) => Rules[id];

    /// <summary>Returns the findings of one rule for resources.</summary>
    public static IReadOnlyList<Finding> Judge(string rule, params PlannedResource[] resources) =>
        PolicyCheck.Judge([Rule(rule)], new PolicyStack(Plan(resources)));

    /// <summary>Returns only the verdicts.</summary>
    public static IReadOnlyList<Verdict> Verdicts(string rule, params PlannedResource[] resources) =>
        [.. Judge(rule, resources).Select(finding => finding.Judgement.Verdict)];
}
