using System.Text.Json;
using Engine.Values;

namespace Engine.Plans.Json;

/// <summary>
/// Writes plans member by member, always in the same order. Empty members are omitted, except for inputs and dependencies.
/// </summary>
internal static class PlanWriter
{
    /// <summary>
    /// The buffer size at which the writer flushes, because it would otherwise keep a whole plan of tens of megabytes in memory.
    /// </summary>
    private const int BufferedBytes = 64 * 1024;

    /// <summary>The maximum number of differences that are listed; the others are only counted.</summary>
    private const int MaximumDifferences = 100;

    /// <param name="plan">The plan.</param>
    /// <param name="json">The writer for the plan.</param>
    /// <param name="digest">The digest; null to omit it, as when the digest is computed.</param>
    public static void Write(Plan plan, Utf8JsonWriter json, string? digest)
    {
        json.WriteStartObject();
        json.WriteNumber("format", PlanJson.Format);
        json.WriteString("project", plan.Project);
        json.WriteString("stack", plan.Stack);
        if (plan.Placement.Count > 0)
        {
            json.WriteStartObject("placement");
            foreach (var (key, value) in plan.Placement)
            {
                json.WriteString(key, value);
            }

            json.WriteEndObject();
        }

        json.WriteStartArray("resources");
        foreach (var resource in plan.Resources)
        {
            Write(resource, json);
            if (json.BytesPending > BufferedBytes)
            {
                json.Flush();
            }
        }

        json.WriteEndArray();
        Write("outputs", plan.Outputs, json);
        WriteObservations(plan, json);
        if (digest is not null)
        {
            json.WriteString(PlanDigest.Member, digest);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes the review's observations about the plan itself.</summary>
    public static void WriteObservations(Plan plan, Utf8JsonWriter json)
    {
        Flag("resolved", plan.IsResolved ? true : null, json);
        if (plan.Differences.Length > 0)
        {
            json.WriteStartArray("differences");
            foreach (var difference in plan.Differences.Take(MaximumDifferences))
            {
                json.WriteStartObject();
                json.WriteString("urn", difference.Urn);
                json.WriteString("path", difference.Path);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteNumber("differenceCount", plan.Differences.Length);
        }

        if (plan.NotChecked.Count > 0)
        {
            json.WriteStartObject("notChecked");
            foreach (var package in plan.NotChecked.GroupBy(type => Urns.Package(type.Key), StringComparer.Ordinal))
            {
                json.WriteStartObject(package.Key);
                json.WriteNumber("resources", package.Sum(type => type.Value));
                json.WriteStartObject("types");
                foreach (var (type, count) in package)
                {
                    json.WriteNumber(type, count);
                }

                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }
    }

    private static void Write(PlannedResource resource, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("urn", resource.Urn);
        json.WriteString("type", resource.Type);
        json.WriteString("name", resource.Name);
        json.WriteBoolean("custom", resource.IsCustom);
        if (resource.ReadId is not null)
        {
            json.WriteBoolean("external", true);
            json.WriteString("id", resource.ReadId);
        }

        if (resource.Parent.Length > 0)
        {
            json.WriteString("parent", resource.Parent);
        }

        if (resource.OnlyResolved)
        {
            json.WriteBoolean("onlyResolved", true);
        }

        Write("inputs", resource.Inputs, json);
        if (resource.Outputs is not null)
        {
            Write("outputs", resource.Outputs, json);
        }

        Strings("dependencies", resource.Dependencies, json);
        json.WriteStartObject("propertyDependencies");
        foreach (var (property, urns) in resource.PropertyDependencies)
        {
            Strings(property, urns, json);
        }

        json.WriteEndObject();
        Write(resource.Options, json);
        json.WriteEndObject();
    }

    private static void Write(PlannedOptions options, Utf8JsonWriter json)
    {
        json.WriteStartObject("options");
        Flag("protect", options.Protect, json);
        SomeTexts("ignoreChanges", options.IgnoreChanges, json);
        SomeTexts("replaceOnChanges", options.ReplaceOnChanges, json);
        Flag("retainOnDelete", options.RetainOnDelete, json);
        Flag("deleteBeforeReplace", options.DeleteBeforeReplace, json);
        if (options.Aliases.Length > 0)
        {
            Write("aliases", new ArrayValue(options.Aliases), json);
        }

        Text("provider", options.Provider, json);
        if (options.CustomTimeouts.Count > 0)
        {
            json.WriteStartObject("customTimeouts");
            foreach (var (name, seconds) in options.CustomTimeouts)
            {
                json.WriteNumber(name, seconds);
            }

            json.WriteEndObject();
        }

        Text("deletedWith", options.DeletedWith, json);
        SomeTexts("replaceWith", options.ReplaceWith, json);
        SomeTexts("additionalSecretOutputs", options.AdditionalSecretOutputs, json);
        SomeTexts("hideDiffs", options.HideDiffs, json);
        if (options.ReplacementTrigger is not null)
        {
            Write("replacementTrigger", options.ReplacementTrigger, json);
        }

        Text("import", options.Import, json);
        Text("version", options.Version, json);
        json.WriteEndObject();
    }

    private static void Write(string name, PropertyValue value, Utf8JsonWriter json)
    {
        json.WritePropertyName(name);
        ValueJson.Write(value, json);
    }

    private static void Flag(string name, bool? flag, Utf8JsonWriter json)
    {
        if (flag is { } known)
        {
            json.WriteBoolean(name, known);
        }
    }

    private static void Text(string name, string? text, Utf8JsonWriter json)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private static void SomeTexts(string name, IReadOnlyCollection<string> texts, Utf8JsonWriter json)
    {
        if (texts.Count > 0)
        {
            Strings(name, texts, json);
        }
    }

    private static void Strings(string name, IEnumerable<string> texts, Utf8JsonWriter json)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
