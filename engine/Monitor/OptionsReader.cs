using System.Collections.Immutable;
using Engine.Plans;
using Engine.Values;
using Engine.Wire;
using Pulumirpc;

namespace Engine.Monitor;

/// <summary>Reads the options of a registration and merges those that a resource inherits from its parent.</summary>
internal static class OptionsReader
{
    public static PlannedOptions Read(RegisterResourceRequest request, PlannedOptions? parent, string? provider, ValueReader values) =>
        new()
        {
            Protect = request.HasProtect ? request.Protect : parent?.Protect,
            RetainOnDelete = request.HasRetainOnDelete ? request.RetainOnDelete : parent?.RetainOnDelete,
            DeletedWith = Text(request.DeletedWith) ?? parent?.DeletedWith,
            Provider = provider,
            IgnoreChanges = [.. request.IgnoreChanges],
            ReplaceOnChanges = [.. request.ReplaceOnChanges],
            AdditionalSecretOutputs = [.. request.AdditionalSecretOutputs],
            HideDiffs = [.. request.HideDiffs],
            ReplaceWith = [.. request.ReplaceWith.Order(StringComparer.Ordinal)],
            // Some SDKs do not set the Defined field.
            DeleteBeforeReplace = request.DeleteBeforeReplaceDefined || request.DeleteBeforeReplace ? request.DeleteBeforeReplace : null,
            Aliases = [.. request.AliasURNs.Select(urn => (PropertyValue)new TextValue(urn)), .. request.Aliases.Select(Alias)],
            CustomTimeouts = Timeouts(request.CustomTimeouts),
            ReplacementTrigger = request.ReplacementTrigger is null
                ? null
                : WireException.Within("replacementTrigger", () => values.Read(request.ReplacementTrigger)),
            Import = Text(request.ImportId),
            Version = Text(request.Version),
        };

    private static string? Text(string text) => text.Length == 0 ? null : text;

    private static PropertyValue Alias(Alias alias)
    {
        if (alias.AliasCase == Pulumirpc.Alias.AliasOneofCase.Urn)
        {
            return new TextValue(alias.Urn);
        }

        var spec = alias.Spec ?? new Alias.Types.Spec();
        var texts = new[]
        {
            ("name", spec.Name),
            ("type", spec.Type),
            ("stack", spec.Stack),
            ("project", spec.Project),
            ("parent", spec.ParentUrn),
        };
        var given = texts
            .Where(part => part.Item2.Length > 0)
            .Select(part => KeyValuePair.Create(part.Item1, (PropertyValue)new TextValue(part.Item2)));
        return new MapValue(spec.NoParent ? given.Append(new("noParent", new BooleanValue(true))) : given);
    }

    private static ImmutableSortedDictionary<string, double> Timeouts(CustomTimeouts? timeouts)
    {
        if (timeouts is null)
        {
            return ImmutableSortedDictionary<string, double>.Empty;
        }

        var given = new[]
        {
            ("create", timeouts.Create),
            ("update", timeouts.Update),
            ("delete", timeouts.Delete),
            ("read", timeouts.Read),
        };
        return given
            .Where(timeout => timeout.Item2.Length > 0)
            .ToImmutableSortedDictionary(
                timeout => timeout.Item1,
                timeout => WireException.Within($"customTimeouts.{timeout.Item1}", () => GoDuration.Seconds(timeout.Item2)),
                StringComparer.Ordinal
            );
    }
}
