using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Engine.Values;

namespace Engine.Plans.Json;

/// <summary>Reads plans. Unknown members are ignored, so that a later writer of the same format may add some.</summary>
internal static class PlanReader
{
    /// <exception cref="FormatException">The format is not supported.</exception>
    public static Plan Read(JsonElement json)
    {
        var format = Member(json, "format").GetDouble();
        return format == PlanJson.Format
            ? new Plan
            {
                Project = Text(json, "project"),
                Stack = Text(json, "stack"),
                Placement = json.TryGetProperty("placement", out var placement)
                    ? placement
                        .EnumerateObject()
                        .ToImmutableSortedDictionary(setting => setting.Name, setting => Text(setting.Value), StringComparer.Ordinal)
                    : ImmutableSortedDictionary<string, string>.Empty,
                Resources = [.. Member(json, "resources").EnumerateArray().Select(Resource)],
                Outputs = Map(json, "outputs") ?? MapValue.Empty,
                IsResolved = Flag(json, "resolved") ?? false,
                Differences = json.TryGetProperty("differences", out var differences)
                    ? [.. differences.EnumerateArray().Select(item => new PassDifference(Text(item, "urn"), Text(item, "path")))]
                    : [],
                NotChecked = json.TryGetProperty("notChecked", out var packages) ? TypeCounts(packages) : NoTypes,
            }
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"its format is {format}."));
    }

    private static readonly ImmutableSortedDictionary<string, int> NoTypes = ImmutableSortedDictionary.Create<string, int>(
        StringComparer.Ordinal
    );

    private static ImmutableSortedDictionary<string, int> TypeCounts(JsonElement packages) =>
        packages
            .EnumerateObject()
            .SelectMany(package => Member(package.Value, "types").EnumerateObject())
            .ToImmutableSortedDictionary(type => type.Name, type => type.Value.GetInt32(), StringComparer.Ordinal);

    private static PlannedResource Resource(JsonElement json) =>
        new()
        {
            Urn = Text(json, "urn"),
            Type = Text(json, "type"),
            Name = Text(json, "name"),
            IsCustom = Member(json, "custom").GetBoolean(),
            ReadId = OptionalText(json, "id"),
            Parent = OptionalText(json, "parent") ?? "",
            OnlyResolved = Flag(json, "onlyResolved") ?? false,
            Inputs = Map(json, "inputs") ?? MapValue.Empty,
            Outputs = Map(json, "outputs"),
            Dependencies = Strings(json, "dependencies"),
            PropertyDependencies = json.TryGetProperty("propertyDependencies", out var properties)
                ? properties
                    .EnumerateObject()
                    .ToImmutableSortedDictionary(property => property.Name, property => Strings(property.Value), StringComparer.Ordinal)
                : ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty,
            Options = json.TryGetProperty("options", out var options) ? Options(options) : PlannedOptions.None,
        };

    private static PlannedOptions Options(JsonElement json) =>
        new()
        {
            Protect = Flag(json, "protect"),
            IgnoreChanges = Strings(json, "ignoreChanges"),
            ReplaceOnChanges = Strings(json, "replaceOnChanges"),
            RetainOnDelete = Flag(json, "retainOnDelete"),
            DeleteBeforeReplace = Flag(json, "deleteBeforeReplace"),
            Aliases = json.TryGetProperty("aliases", out var aliases) ? [.. aliases.EnumerateArray().Select(ValueJson.Read)] : [],
            Provider = OptionalText(json, "provider"),
            CustomTimeouts = json.TryGetProperty("customTimeouts", out var timeouts)
                ? timeouts
                    .EnumerateObject()
                    .ToImmutableSortedDictionary(timeout => timeout.Name, timeout => timeout.Value.GetDouble(), StringComparer.Ordinal)
                : ImmutableSortedDictionary<string, double>.Empty,
            DeletedWith = OptionalText(json, "deletedWith"),
            ReplaceWith = Strings(json, "replaceWith"),
            AdditionalSecretOutputs = Strings(json, "additionalSecretOutputs"),
            HideDiffs = Strings(json, "hideDiffs"),
            ReplacementTrigger = json.TryGetProperty("replacementTrigger", out var trigger) ? ValueJson.Read(trigger) : null,
            Import = OptionalText(json, "import"),
            Version = OptionalText(json, "version"),
        };

    private static JsonElement Member(JsonElement json, string name) =>
        json.TryGetProperty(name, out var member) ? member : throw new FormatException($"it lacks a '{name}'.");

    private static string Text(JsonElement json, string name) => Text(Member(json, name));

    private static string Text(JsonElement json) => json.GetString() ?? throw new FormatException("it has null instead of a string.");

    private static string? OptionalText(JsonElement json, string name) => json.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static bool? Flag(JsonElement json, string name) => json.TryGetProperty(name, out var flag) ? flag.GetBoolean() : null;

    private static MapValue? Map(JsonElement json, string name) => json.TryGetProperty(name, out var map) ? ValueJson.ReadMap(map) : null;

    private static ImmutableArray<string> Strings(JsonElement json, string name) =>
        json.TryGetProperty(name, out var texts) ? Strings(texts) : [];

    private static ImmutableArray<string> Strings(JsonElement json) => [.. json.EnumerateArray().Select(Text)];
}
