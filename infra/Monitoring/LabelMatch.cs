namespace Infra.Monitoring;

/// <summary>Which series of a metric are meant, by one of its labels.</summary>
public sealed record LabelMatch
{
    private readonly string _operation;

    private LabelMatch(string label, string operation) => (Label, _operation) = (label, operation);

    /// <summary>The label, <c>resource.labels.service_name</c>.</summary>
    public string Label { get; }

    /// <summary>Those that have one of some values.</summary>
    public static LabelMatch OneOf(string label, params IReadOnlyList<string> values) =>
        new(
            label,
            values.Count == 1
                ? $"= {Quoted(values[0])}"
                : $"= one_of({string.Join(", ", values.Order(StringComparer.Ordinal).Select(Quoted))})"
        );

    /// <summary>Those whose value begins with a text.</summary>
    public static LabelMatch StartsWith(string label, string prefix) => new(label, $"= starts_with({Quoted(prefix)})");

    /// <summary>Those that have another value.</summary>
    public static LabelMatch Not(string label, string value) => new(label, $"!= {Quoted(value)}");

    /// <summary>As filters write it.</summary>
    public override string ToString() => $"{Label} {_operation}";

    private static string Quoted(string value) =>
        $"\"{value.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
