using System.Text.RegularExpressions;
using Engine.Plans;
using Engine.Values;
using Review.Plans;

namespace Review.Policy;

/// <summary>Descriptions of values that contain no secret.</summary>
internal static partial class ValueWords
{
    /// <summary>The replacement for a value that looks secret and is not marked as such.</summary>
    public const string Hidden = "a plain-text value (not shown)";

    /// <summary>The maximum length of a value in a message; a program's strings may be whole files.</summary>
    private const int MaximumLength = 200;

    public static string Of(PathMatch found) => Short(Whole(found));

    private static string Short(string words) =>
        words.Length <= MaximumLength
            ? words
            : $"{words[..(char.IsHighSurrogate(words[MaximumLength - 1]) ? MaximumLength - 1 : MaximumLength)]}…";

    private static string Whole(PathMatch found) =>
        found switch
        {
            { IsAbsent: true } => "absent",
            { IsSecret: true } => "[secret]",
            { Value: TextValue { Value: "" } } => "an empty string",
            { Value: TextValue text } when Assignment().Match(text.Value) is { Success: true } match => $"{match.Value}[not shown]",
            _ => ValueText.Of(found.Value!),
        };

    /// <summary>Matches the name of a variable before its value: an operator may look at values that are passwords.</summary>
    [GeneratedRegex("^[A-Z0-9_]*(PASSW|SECRET|TOKEN|KEY|CREDENTIAL)[A-Z0-9_]*=", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Assignment();
}
