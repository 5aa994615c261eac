namespace Infra.Google.Monitoring;

/// <summary>A filter that selects a metric's series by one of its labels.</summary>
public sealed record LabelMatch
{
    private readonly string _operation;

    private LabelMatch(string label, string operation) => (Label, _operation) = (label, operation);

    /// <summary>The label, such as <c>resource.labels.service_name</c>.</summary>
    public string Label { get; }

    /// <summary>Matches series whose label has one of the values.</summary>
    public static LabelMatch OneOf(string label, params IReadOnlyList<string> values) =>
        new(
            label,
            values.Count == 1
                ? $"= {Quoted(values[0])}"
                : $"= one_of({string.Join(", ", values.Order(StringComparer.Ordinal).Select(Quoted))})"
        );

    /// <summary>Matches series whose label starts with a prefix.</summary>
    public static LabelMatch StartsWith(string label, string prefix) => new(label, $"= starts_with({Quoted(prefix)})");

    /// <summary>Matches series whose label has any other value.</summary>
    public static LabelMatch Not(string label, string value) => new(label, $"!= {Quoted(value)}");

    /// <summary>Returns the filter expression.</summary>
    public override string ToString() => $"{Label} {_operation}";

    private static string Quoted(string value) =>
        $"\"{value.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
