using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Engine.Monitor;
using Engine.Plans;
using Engine.Projects;
using Engine.Values;

namespace Providers.Models;

/// <summary>The values that a model's templates are filled with.</summary>
internal sealed partial class ModelContext(PlannedResource resource, DeploymentSettings settings)
{
    private const string LabelsPrefix = "provisioned:";

    /// <summary>The placeholder for project numbers, which cannot be derived from the project ID.</summary>
    private const string ProjectNumber = "123456789012";

    /// <summary>Returns an input without its markers, or null if it is not set.</summary>
    public PropertyValue? Input(string name) => Unwrapped.FromProgram(resource.Inputs[name]).Value;

    /// <summary>The label that Pulumi's Google provider adds to all resources.</summary>
    private static readonly KeyValuePair<string, PropertyValue> Provisioned = new("goog-pulumi-provisioned", new TextValue("true"));

    /// <summary>The placeholder for an input or setting that is not given; providers accept it as a name.</summary>
    private const string Missing = "placeholder-0000000";

    /// <summary>
    /// Returns the value of a template: <c>json:</c> starts a value of any type, <c>provisioned:labels</c> is the input <c>labels</c> with
    /// the provider's own label added, and any other template is a string.
    /// </summary>
    /// <returns>Null if anything in it is unknown.</returns>
    public PropertyValue? Value(string template) => Value(template, Fill);

    /// <summary>
    /// Returns the same value with well-formed placeholders for unknown parts, so that an ID keeps its format without a project.
    /// </summary>
    public PropertyValue? Placeholder(string template) => Value(template, text => Fill(text, Missing));

    /// <summary>
    /// Fills a template: <c>{name}</c> is an input, <c>{gcp:region}</c> a setting, <c>{a|b}</c> the first known one, <c>{hash:N}</c> N
    /// letters that depend on the URN, <c>{label:name}</c> the part of an input before its first dot, and <c>{number}</c> the project
    /// number.
    /// </summary>
    /// <returns>Null if anything in it is unknown.</returns>
    public string? Fill(string template) => Fill(template, null);

    private PropertyValue? Value(string template, Func<string, string?> fill)
    {
        if (template.StartsWith(LabelsPrefix, StringComparison.Ordinal))
        {
            var labels = Input(template[LabelsPrefix.Length..]) ?? MapValue.Empty;
            return labels is MapValue { HasUnknowns: false } map ? map.With([Provisioned]) : null;
        }

        return fill(template) is { } text ? TemplateValue.Parse(text) : null;
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
