using System.Globalization;

namespace Infra.Observability;

/// <summary>Values as Prometheus' files write them.</summary>
internal static class PromText
{
    /// <summary>A number, the same in every locale.</summary>
    public static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A time, <c>300s</c>.</summary>
    public static string Time(TimeSpan time) => Quantities.Durations.InSeconds(time);

    /// <summary>An expression that was written on several lines, on one.</summary>
    public static string OneLine(string expression) =>
        string.Join(' ', expression.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A text that YAML takes as it is.</summary>
    public static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
