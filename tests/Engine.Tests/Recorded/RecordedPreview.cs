using System.Collections.Immutable;
using System.Text.Json;
using Engine.Plans;
using Engine.Values;
using Engine.Wire;

namespace Engine.Tests.Recorded;

/// <summary>The result of <c>pulumi preview --json</c> with an empty state, as a plan.</summary>
internal static class RecordedPreview
{
    private const string SecretText = "[secret]";

    public static IEnumerable<PlannedResource> Read(JsonElement preview) =>
        preview.GetProperty("steps").EnumerateArray().Select(step => Resource(step.GetProperty("newState")));

    private static PlannedResource Resource(JsonElement state)
    {
        var urn = Text(state, "urn")!;
        return new PlannedResource
        {
            Urn = urn,
            Type = Text(state, "type")!,
            Name = Urns.Name(urn),
            IsCustom = Flag(state, "custom") ?? false,
            ReadId = Flag(state, "external") == true ? Text(state, "id") : null,
            Parent = Text(state, "parent") ?? "",
            Inputs = state.TryGetProperty("inputs", out var inputs) ? (MapValue)Value(inputs) : MapValue.Empty,
            Dependencies = [.. Strings(state, "dependencies").Order(StringComparer.Ordinal)],
            PropertyDependencies = state.TryGetProperty("propertyDependencies", out var properties)
                ? properties
                    .EnumerateObject()
                    .ToImmutableSortedDictionary(
                        property => property.Name,
                        property => Strings(property.Value).Order(StringComparer.Ordinal).ToImmutableArray(),
                        StringComparer.Ordinal
                    )
                : ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty,
            Options = Options(state),
        };
    }

    private static PlannedOptions Options(JsonElement state) =>
        new()
        {
            Protect = Flag(state, "protect"),
            RetainOnDelete = Flag(state, "retainOnDelete"),
            IgnoreChanges = [.. Strings(state, "ignoreChanges")],
            ReplaceOnChanges = [.. Strings(state, "replaceOnChanges")],
            AdditionalSecretOutputs = [.. Strings(state, "additionalSecretOutputs")],
            DeletedWith = Text(state, "deletedWith"),
            Provider = Text(state, "provider") is { } provider ? ExplicitProvider(provider) : null,
            CustomTimeouts = state.TryGetProperty("customTimeouts", out var timeouts)
                ? timeouts
                    .EnumerateObject()
                    .ToImmutableSortedDictionary(timeout => timeout.Name, timeout => timeout.Value.GetDouble(), StringComparer.Ordinal)
                : ImmutableSortedDictionary<string, double>.Empty,
        };

    private static string? ExplicitProvider(string reference)
    {
        var urn = Urns.OfProvider(reference);
        return Urns.Name(urn).StartsWith("default", StringComparison.Ordinal) ? null : urn;
    }

    private static PropertyValue Value(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.String when json.GetString() == SecretText => new SecretValue(NullValue.Instance),
            JsonValueKind.String when Signatures.Unknowns.Contains(json.GetString()!) => UnknownValue.Instance,
            JsonValueKind.String => new TextValue(json.GetString()!),
            JsonValueKind.Number => new NumberValue(json.GetDouble()),
            JsonValueKind.True or JsonValueKind.False => new BooleanValue(json.GetBoolean()),
            JsonValueKind.Array => new ArrayValue([.. json.EnumerateArray().Select(Value)]),
            JsonValueKind.Object when json.TryGetProperty(Signatures.Key, out var signature) => Asset(json, signature.GetString()!),
            JsonValueKind.Object => new MapValue(
                json.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Value(member.Value)))
            ),
            _ => NullValue.Instance,
        };

    private static AssetValue Asset(JsonElement json, string signature) =>
        new(
            signature == Signatures.Archive,
            ContentSource.Text,
            "",
            ImmutableSortedDictionary<string, PropertyValue>.Empty,
            json.GetProperty("hash").GetString()!
        );

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static bool? Flag(JsonElement json, string name) => json.TryGetProperty(name, out var flag) ? flag.GetBoolean() : null;

    private static IEnumerable<string> Strings(JsonElement json, string name) =>
        json.TryGetProperty(name, out var texts) ? Strings(texts) : [];

    private static IEnumerable<string> Strings(JsonElement json) => json.EnumerateArray().Select(text => text.GetString()!);
}
