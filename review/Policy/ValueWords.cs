using System.Text.RegularExpressions;
using Engine.Values;
using Review.Render;

namespace Review.Policy;

/// <summary>Values in words that hold no secret.</summary>
internal static partial class ValueWords
{
    /// <summary>What stands for a value that looks secret and is not marked as one.</summary>
    public const string Hidden = "a plain text, not shown";

    /// <summary>Enough to know a value again; texts of a program may be whole files.</summary>
    private const int Longest = 200;

    public static string Of(Found found) => Short(Whole(found));

    private static string Short(string words) =>
        words.Length <= Longest ? words : $"{words[..(char.IsHighSurrogate(words[Longest - 1]) ? Longest - 1 : Longest)]}…";

    private static string Whole(Found found) =>
        found switch
        {
            { IsAbsent: true } => "absent",
            { IsSecret: true } => "[secret]",
            { Value: TextValue { Value: "" } } => "an empty text",
            { Value: TextValue text } when Assignment().Match(text.Value) is { Success: true } match => $"{match.Value}[not shown]",
            _ => ValueText.Of(found.Value!),
        };

    /// <summary>The name of a variable whose value follows it: an operator may look at values that are passwords.</summary>
    [GeneratedRegex("^[A-Z0-9_]*(PASSW|SECRET|TOKEN|KEY|CREDENTIAL)[A-Z0-9_]*=", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Assignment();
}
