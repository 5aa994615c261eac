using System.Globalization;
using System.Text;

namespace Infra.Tests.Recording;

/// <summary>The declared resources in readable form: a line for each resource and one for each input value.</summary>
internal sealed class Inventory(IEnumerable<RecordedResource> resources, RecordingMocks mocks)
{
    public IReadOnlyList<RecordedResource> Resources { get; } = [.. resources];

    /// <summary>Returns the only resource of a type, and of a name if one is given.</summary>
    public RecordedResource Single(string type, string? name = null) =>
        Resources.Single(resource => resource.Type == type && (name is null || resource.Name == name));

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var resource in Resources)
        {
            text.Append(CultureInfo.InvariantCulture, $"{resource.Key}\n");
            if (mocks.Outputs.TryGetValue(resource.Key, out var outputs))
            {
                text.Append(CultureInfo.InvariantCulture, $"  outputs: {(outputs.Count == 0 ? "none" : string.Join(", ", outputs))}\n");
            }

            foreach (var (path, value) in resource.Leaves())
            {
                text.Append(CultureInfo.InvariantCulture, $"  {path}: {Written(value)}\n");
            }
        }

        return text.ToString();
    }

    /// <summary>Returns whether a string could be mistaken for a number or a Boolean.</summary>
    private static bool IsAmbiguous(string text) =>
        text.Length == 0
        || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
        || bool.TryParse(text, out var _);

    private static string Written(object? value) =>
        value switch
        {
            null => "null",
            bool flag => flag ? "true" : "false",
            string text when IsAmbiguous(text) => $"\"{text}\"",
            string text => text.Replace("\n", "\\n", StringComparison.Ordinal),
            _ => string.Format(CultureInfo.InvariantCulture, "{0}", value),
        };
}
