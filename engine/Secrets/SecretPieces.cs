using System.Globalization;
using System.Net;
using System.Text.Json;
using Engine.Projects;
using Engine.Values;

namespace Engine.Secrets;

/// <summary>The parts of a secret to search for: each string and number, each line, and strings in JSON with secret-like names.</summary>
/// <remarks>
/// Strings shorter than <see cref="MinimumLength"/>, numbers of few digits, IP addresses, and words such as <c>true</c> are common in
/// ordinary text: redacting them would hide half a plan and protect no secret. They are hidden only where they are marked as secret
/// (docs/plan-format.md).
/// </remarks>
internal static class SecretPieces
{
    /// <summary>The minimum length of a string that is searched for.</summary>
    public const int MinimumLength = 4;

    /// <summary>The minimum length of a line that is searched for separately; in a PEM block it is <see cref="MinimumLength"/>.</summary>
    private const int MinimumLine = 8;

    /// <summary>
    /// The maximum length of a string that is searched for only as a whole. Longer ones are also searched for in pieces of half this
    /// length, so that a truncated secret is found too.
    /// </summary>
    private const int MaximumWhole = 64;

    /// <summary>The minimum number of distinct characters in such a piece: rows of dashes and blanks are common.</summary>
    private const int MinimumVariety = 8;

    private const string PemBoundary = "-----";

    /// <summary>The minimum number of digits: shorter numbers are ports, sizes and times.</summary>
    private const int MinimumDigits = 6;

    /// <summary>Words that occur in many plans, even if one of them is a user name or a password.</summary>
    private static readonly HashSet<string> Words =
    [
        .. "true false null none undefined yes default public private internal".Split(' '),
        .. "admin root user guest test postgres mysql redis localhost".Split(' '),
        .. "prod production staging development".Split(' '),
        YamlValues.SecretPlaceholder,
    ];

    private static readonly string[] SecretNames = ["passw", "secret", "token", "key", "credential", "auth", "pwd"];

    public static IEnumerable<PatternSearch.Pattern> From(PropertyValue value) =>
        value switch
        {
            TextValue text => From(text.Value),
            NumberValue number => From(number.Value),
            SecretValue secret => From(secret.Inner),
            ComputedValue computed => From(computed.Inner),
            ArrayValue list => list.Items.SelectMany(From),
            MapValue map => map.SelectMany(entry => From(entry.Value)),
            AssetValue asset => From(asset.Location).Concat(asset.Assets.Values.SelectMany(From)),
            _ => [],
        };

    public static IEnumerable<PatternSearch.Pattern> From(string secret)
    {
        var text = VisibleText.From(secret).Trim();
        var pieces = Lines(text).Append(text).Where(IsSearched).SelectMany(Chunks);
        return pieces
            .SelectMany(piece => EncodedPatterns.Create(piece).Prepend(new PatternSearch.Pattern(piece, PatternKind.Text)))
            .Concat(Json(text));
    }

    private static IEnumerable<PatternSearch.Pattern> From(double number) =>
        new[] { number.ToString(CultureInfo.InvariantCulture), number.ToString("0.################", CultureInfo.InvariantCulture) }
            .Select(text => text.TrimStart('-'))
            .Where(IsSearched)
            .Distinct(StringComparer.Ordinal)
            .Select(text => new PatternSearch.Pattern(text, PatternKind.Number));

    private static bool IsSearched(string text) =>
        text.Length >= (text.All(char.IsAsciiDigit) ? MinimumDigits : MinimumLength)
        && !Words.Contains(text.ToLowerInvariant())
        && !IsAddress(text);

    /// <summary>Returns whether a string is an address; a number, with or without a fraction, also parses as an IPv4 address.</summary>
    private static bool IsAddress(string text) =>
        (text.Count(character => character == '.') == 3 || text.Contains(':', StringComparison.Ordinal)) && IPAddress.TryParse(text, out _);

    private static IEnumerable<string> Lines(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal))
        {
            yield break;
        }

        var isPem = false;
        foreach (var line in text.Split('\n').Select(line => line.Trim()))
        {
            if (line.StartsWith(PemBoundary, StringComparison.Ordinal))
            {
                isPem = line.StartsWith($"{PemBoundary}BEGIN", StringComparison.Ordinal);
            }
            else if (isPem || line.Length >= MinimumLine)
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<string> Chunks(string text)
    {
        const int length = MaximumWhole / 2;
        if (text.Length <= MaximumWhole)
        {
            return [text];
        }

        var starts = Enumerable.Range(0, text.Length / length).Select(chunk => chunk * length).Append(text.Length - length);
        var chunks = starts
            .Select(start => text.Substring(start, length))
            .Where(chunk => chunk.Distinct().Count() >= MinimumVariety)
            .ToList();
        return chunks.Count > 0 ? chunks : [text];
    }

    private static IEnumerable<PatternSearch.Pattern> Json(string text)
    {
        // If it contains placeholders of encrypted settings, the rest is plain text in the stack's file.
        if (text.Length == 0 || text[0] is not ('{' or '[') || text.Contains(YamlValues.SecretPlaceholder, StringComparison.Ordinal))
        {
            return [];
        }

        try
        {
            using var json = JsonDocument.Parse(text);
            return [.. Leaves(json.RootElement, isSecret: false)];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static IEnumerable<PatternSearch.Pattern> Leaves(JsonElement json, bool isSecret) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => json.EnumerateObject()
                .SelectMany(member => Leaves(member.Value, isSecret || IsSecretName(member.Name))),
            JsonValueKind.Array => json.EnumerateArray().SelectMany(item => Leaves(item, isSecret)),
            JsonValueKind.String when isSecret => From(json.GetString()!),
            JsonValueKind.Number when isSecret => From(json.GetDouble()),
            _ => [],
        };

    private static bool IsSecretName(string name) =>
        Array.Exists(SecretNames, word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
