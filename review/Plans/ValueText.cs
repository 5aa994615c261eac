using System.Globalization;
using Engine.Values;

namespace Review.Plans;

/// <summary>Values on one line.</summary>
internal static class ValueText
{
    public static string Of(PropertyValue value) =>
        value switch
        {
            TextValue text => text.Value.ReplaceLineEndings("⏎"),
            NumberValue number => number.Value.ToString(CultureInfo.InvariantCulture),
            BooleanValue boolean => boolean.Value ? "true" : "false",
            SecretValue => "[secret]",
            UnknownValue => "[unknown]",
            ComputedValue computed => $"{Of(computed.Inner)} [computed]",
            ArrayValue list => $"[{string.Join(", ", list.Items.Select(Of))}]",
            MapValue map => $"{{{string.Join(", ", map.Select(entry => $"{entry.Key}: {Of(entry.Value)}"))}}}",
            AssetValue asset => $"[{(asset.IsArchive ? "archive" : "asset")} {Content(asset.Hash)}]",
            ReferenceValue reference => reference.Urn,
            _ => "null",
        };

    private static string Content(string hash) => hash.Length == 0 ? "not fetched" : hash[..Math.Min(12, hash.Length)];
}
