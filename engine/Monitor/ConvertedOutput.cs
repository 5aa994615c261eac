using Engine.Plans;
using Engine.Values;

namespace Engine.Monitor;

/// <summary>
/// Finds outputs that a program converted to a string. SDKs that do not fail then return a sentence of their own, which would be deployed
/// as a name or a value.
/// </summary>
internal static class ConvertedOutput
{
    /// <summary>
    /// The beginnings of those sentences, reduced to letters: a program may have changed case, escaped, joined or truncated them. Node.js,
    /// .NET and Java print "Calling [toString] on an [Output…", Python "Calling __str__ on an Output[T]…".
    /// </summary>
    private static readonly string[] Sentences = ["callingtostringonan", "callingtojsononan", "callingstronan", "callingstringonan"];

    /// <summary>The strings that runtimes produce for an object without a string form: older .NET SDKs, and Go's formatting.</summary>
    private static readonly string[] Names = ["Pulumi.Output`1", "internal.OutputState=", "pulumi.OutputState="];

    /// <returns>The paths of the strings that contain one, <c>'inputs.labels.host'</c>; map keys are searched too.</returns>
    /// <param name="value">The value to search.</param>
    /// <param name="path">Its path.</param>
    public static IEnumerable<string> In(PropertyValue value, string path) =>
        Paths(value, PropertyPath.Parse(path)).Select(found => $"'{found}'");

    /// <summary>Returns all places in a resource that contain one.</summary>
    public static IEnumerable<string> In(PlannedResource resource) =>
        (IsMatch(resource.Name) ? new[] { "its name" } : [])
            .Concat(IsMatch(resource.ReadId ?? "") ? ["its ID"] : [])
            .Concat(In(resource.Inputs, "inputs"))
            .Concat(resource.Options.Aliases.SelectMany(alias => In(alias, "options.aliases")))
            .Concat(In(resource.Options.ReplacementTrigger ?? NullValue.Instance, "options.replacementTrigger"))
            .Concat(IsMatch(resource.Options.Import ?? "") ? ["'options.import'"] : [])
            .Distinct(StringComparer.Ordinal);

    public static bool IsMatch(string text) =>
        Array.Exists(Names, name => text.Contains(name, StringComparison.Ordinal))
        || (text.Contains("calling", StringComparison.OrdinalIgnoreCase) && SaysSo(text));

    private static IEnumerable<PropertyPath> Paths(PropertyValue value, PropertyPath path) =>
        value switch
        {
            TextValue text => IsMatch(text.Value) ? [path] : [],
            SecretValue secret => Paths(secret.Inner, path),
            ArrayValue list => list.Items.SelectMany((item, index) => Paths(item, path.Append(index))),
            MapValue map => map.SelectMany(entry => IsMatch(entry.Key) ? [path] : Paths(entry.Value, path.Append(entry.Key))),
            AssetValue asset => IsMatch(asset.Location)
                ? [path]
                : asset.Assets.SelectMany(part => Paths(part.Value, path.Append(part.Key))),
            _ => [],
        };

    private static bool SaysSo(string text)
    {
        var plain = text.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(text) : text;
        var letters = string.Concat(plain.Where(char.IsAsciiLetter)).ToLowerInvariant();
        return Array.Exists(Sentences, sentence => letters.Contains(sentence, StringComparison.Ordinal));
    }
}
