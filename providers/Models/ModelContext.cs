using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Engine.Monitor;
using Engine.Plans;
using Engine.Values;

namespace Providers.Models;

/// <summary>What the templates of a model are filled from.</summary>
internal sealed partial class ModelContext(PlannedResource resource, DeploymentSettings settings)
{
    private const string LabelsPrefix = "provisioned:";

    /// <summary>The number of every project: nothing outside the cloud can tell it from the project's id.</summary>
    private const string ProjectNumber = "123456789012";

    /// <summary>An input, without the mark of a secret; null where it is not given.</summary>
    public PropertyValue? Input(string name) => Bare(resource.Inputs[name]);

    /// <summary>What Pulumi's Google provider adds to the labels of all it makes.</summary>
    private static readonly KeyValuePair<string, PropertyValue> Provisioned = new("goog-pulumi-provisioned", new TextValue("true"));

    /// <summary>The placeholder for an input or setting that is not given; providers accept it as a name.</summary>
    private const string Missing = "placeholder-0000000";

    /// <summary>
    /// The value of a template: <c>json:</c> begins a value of any form, <c>provisioned:labels</c> is an input of labels with the
    /// provider's own added, and any other is a text to be filled.
    /// </summary>
    /// <returns>Null if anything in it is not known.</returns>
    public PropertyValue? Value(string template) => Value(template, Fill);

    /// <summary>The same, with a well-formed stand-in for whatever is not known: an ID keeps its form without a project.</summary>
    public PropertyValue? Placeholder(string template) => Value(template, text => Fill(text, Missing));

    /// <summary>
    /// Fills a template: <c>{name}</c> is an input, <c>{gcp:region}</c> a setting, <c>{a|b}</c> the first that is known,
    /// <c>{hash:N}</c> N letters that differ by URN, <c>{label:name}</c> what comes before an input's first dot, and <c>{number}</c> the
    /// project's number.
    /// </summary>
    /// <returns>Null if anything in it is not known.</returns>
    public string? Fill(string template) => Fill(template, null);

    private PropertyValue? Value(string template, Func<string, string?> fill)
    {
        if (template.StartsWith(LabelsPrefix, StringComparison.Ordinal))
        {
            var labels = Input(template[LabelsPrefix.Length..]) ?? MapValue.Empty;
            return labels is MapValue { HasUnknowns: false } map ? map.With([Provisioned]) : null;
        }

        return fill(template) is { } text ? TemplateValue.Of(text) : null;
    }

    private string? Fill(string template, string? missing)
    {
        var isKnown = true;
        var isJson = TemplateValue.IsJson(template);
        var text = Parts()
            .Replace(
                template,
                match =>
                {
                    var value = match.Groups["parts"].Value.Split('|').Select(Part).FirstOrDefault(part => part is not null) ?? missing;
                    isKnown &= value is not null;
                    return isJson && value is not null ? JsonEncodedText.Encode(value).ToString() : value ?? "";
                }
            );
        return isKnown ? text : null;
    }

    private static PropertyValue? Bare(PropertyValue? value) =>
        value switch
        {
            SecretValue secret => Bare(secret.Inner),
            NullValue => null,
            _ => value,
        };

    private string? Part(string part)
    {
        var (kind, argument) = part.Split(':', 2) is [var first, var second] ? (first, second) : ("", part);
        return kind switch
        {
            "hash" => Hash(int.Parse(argument, System.Globalization.CultureInfo.InvariantCulture)),
            "label" => InputText(argument)?.Split('.')[0],
            "" when argument == "number" => ProjectNumber,
            "" => InputText(argument),
            _ => settings.Config.GetValueOrDefault(part),
        };
    }

    private string? InputText(string name) => Input(name) is TextValue text ? text.Value : null;

    private string Hash(int letters) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(resource.Urn)))[..letters];

    [GeneratedRegex(@"\{(?<parts>[^{}]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Parts();
}
