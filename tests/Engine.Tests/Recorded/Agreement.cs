using System.Text;
using Engine.Plans;
using Engine.Plans.Json;
using Engine.Values;

namespace Engine.Tests.Recorded;

/// <summary>Compares a plan with the result of Pulumi's own engine, limited to what a JSON preview contains.</summary>
internal static class Agreement
{
    public static void Check(IEnumerable<PlannedResource> recorded, Plan plan)
    {
        var expected = recorded.Select(Comparable).OrderBy(resource => resource.Urn, StringComparer.Ordinal);
        var actual = plan.Resources.Select(Comparable).OrderBy(resource => resource.Urn, StringComparer.Ordinal);
        Assert.Equal(Json(expected), Json(actual));
    }

    /// <summary>
    /// Removes what a preview does not contain: component outputs, aliases, and whether false was explicit or the default.
    /// </summary>
    private static PlannedResource Comparable(PlannedResource resource) =>
        resource with
        {
            Outputs = null,
            Inputs = Whole(resource.Inputs),
            Options = resource.Options with
            {
                Protect = resource.Options.Protect is true ? true : null,
                RetainOnDelete = resource.Options.RetainOnDelete is true ? true : null,
                DeleteBeforeReplace = null,
                Aliases = [],
                Version = null,
                Import = null,
                HideDiffs = [],
                ReplaceWith = [],
                ReplacementTrigger = null,
                Provider = resource.IsCustom ? resource.Options.Provider : null,
                AdditionalSecretOutputs = [.. resource.Options.AdditionalSecretOutputs.Order(StringComparer.Ordinal)],
            },
        };

    /// <summary>Removes null values from objects, as a preview does.</summary>
    private static MapValue Whole(MapValue map) => new(map.Where(entry => entry.Value is not NullValue));

    private static string Json(IEnumerable<PlannedResource> resources)
    {
        using var stream = new MemoryStream();
        PlanJson.Write(
            new Plan
            {
                Project = "",
                Stack = "",
                Resources = [.. resources],
                Outputs = MapValue.Empty,
            },
            stream
        );
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
