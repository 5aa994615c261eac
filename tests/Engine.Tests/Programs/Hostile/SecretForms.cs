using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hostile;

/// <summary>The forms in which a secret may be written; the program writes them, and the tests search for them.</summary>
internal static class SecretForms
{
    /// <summary>A secret without characters that any format escapes.</summary>
    public const string Simple = "canary7f3k9Q";

    /// <summary>A secret with characters that every format escapes.</summary>
    public const string Awkward = "s3cr3t \"Pä$$/wörd\" + <&'%>\\ end`{x}";

    public const double Number = 86_753_091;

    public const string FirstLine = "Kx0aPq7Zr31mBv92LwYtUe54NdSoHgJf";

    public const string LastLine = "Qa==";

    public const string Pem = $"-----BEGIN PRIVATE KEY-----\n{FirstLine}\n{LastLine}\n-----END PRIVATE KEY-----\n";

    /// <summary>The forms, by name.</summary>
    public static IReadOnlyDictionary<string, Func<string, string>> All { get; } =
        new Dictionary<string, Func<string, string>>
        {
            ["as it is"] = secret => secret,
            ["in text"] = secret => $"postgres://user:{secret}@host/db",
            ["in color"] = secret => $"\u001b[31m{secret[..3]}\u001b[1;32m{secret[3..]}\u001b[0m",
            ["with a title"] = secret => $"{secret[..4]}\u001b]0;t\u0007{secret[4..]}",
            ["with no width"] = secret => string.Join('\u200b', secret.AsEnumerable()),
            ["with controls"] = secret => $"{secret[..4]}\u0001\u202e{secret[4..]}",
            ["base64"] = secret => Base64(secret),
            ["base64 without padding"] = secret => Base64(secret).TrimEnd('='),
            ["base64 for URLs"] = secret => Base64(secret).Replace('+', '-').Replace('/', '_').TrimEnd('='),
            ["base64 after one byte"] = secret => Base64($"u{secret}!"),
            ["base64 after two bytes"] = secret => Base64($"u:{secret} more"),
            ["base64 of credentials"] = secret => $"Authorization: Basic {Base64($"admin:{secret}")}",
            ["base64 in lines"] = secret =>
                Convert.ToBase64String(Bytes($"{new string('x', 70)}{secret}"), Base64FormattingOptions.InsertLineBreaks),
            ["base64 of UTF-16"] = secret => Convert.ToBase64String(Encoding.Unicode.GetBytes(secret)),
            ["base64 twice"] = secret => Base64($"{{\"auth\":\"{Base64($"user:{secret}")}\"}}"),
            ["base64 of JSON"] = secret => Base64($"{{\"password\":{JsonSerializer.Serialize(secret)}}}"),
            ["base64 in a URL"] = secret => Uri.EscapeDataString(Base64(secret)),
            ["hex"] = secret => Convert.ToHexStringLower(Bytes(secret)),
            ["upper hex"] = secret => Convert.ToHexString(Bytes(secret)),
            ["hex in text"] = secret => $"af{Convert.ToHexStringLower(Bytes($"a{secret}b"))}0",
            ["hex with colons"] = secret => Each(secret, ":", "{0:x2}"),
            ["hex with blanks"] = secret => Each(secret, " ", "{0:X2}"),
            ["hex of an array"] = secret => Each(secret, ", ", "0x{0:x2}"),
            ["URL"] = Uri.EscapeDataString,
            ["lower URL"] = secret => Each(secret, "", "%{0:x2}"),
            ["upper URL"] = secret => Each(secret, "", "%{0:X2}"),
            ["form"] = WebUtility.UrlEncode,
            ["URL twice"] = secret => Uri.EscapeDataString(Each(secret, "", "%{0:X2}")),
            ["HTML"] = WebUtility.HtmlEncode,
            ["HTML of names"] = secret => HtmlEncoder.Default.Encode(secret).Replace("&#x27;", "&apos;", StringComparison.Ordinal),
            ["HTML of decimals"] = secret => Units(secret, "&#{0};"),
            ["HTML of hex"] = secret => Units(secret, "&#x{0:X};"),
            ["HTML twice"] = secret => WebUtility.HtmlEncode(Units(secret, "&#{0:d4};")),
            ["JSON"] = secret => JsonSerializer.Serialize(secret),
            ["JSON of slashes"] = secret => JsonSerializer.Serialize(secret).Replace("/", "\\/", StringComparison.Ordinal),
            ["JSON of hex"] = secret => Units(secret, "\\u{0:x4}"),
            ["JSON of upper hex"] = secret => Units(secret, "\\u{0:X4}"),
            ["JSON twice"] = secret => JsonSerializer.Serialize(JsonSerializer.Serialize(secret)),
            ["JSON thrice"] = secret => JsonSerializer.Serialize(JsonSerializer.Serialize(Units(secret, "\\u{0:x4}"))),
            ["JSON in a URL"] = secret => Uri.EscapeDataString(JsonSerializer.Serialize(secret)),
            ["JSON in HTML"] = secret => WebUtility.HtmlEncode(JsonSerializer.Serialize(secret)),
            ["C"] = secret => Each(secret, "", "\\x{0:x2}"),
            ["octal"] = secret => string.Concat(Bytes(secret).Select(part => $"\\{Convert.ToString(part, 8).PadLeft(3, '0')}")),
            ["shell"] = secret =>
                string.Concat(secret.Select(character => char.IsLetterOrDigit(character) ? $"{character}" : $"\\{character}")),
            ["shell in quotes"] = secret => $"'{secret.Replace("'", "'\\''", StringComparison.Ordinal)}'",
            ["verbatim"] = secret => $"@\"{secret.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
            ["SQL"] = secret => $"'{secret.Replace("'", "''", StringComparison.Ordinal)}'",
        };

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Base64(string text) => Convert.ToBase64String(Bytes(text));

    private static string Each(string text, string separator, string format) =>
        string.Join(separator, Bytes(text).Select(part => string.Format(CultureInfo.InvariantCulture, format, part)));

    private static string Units(string text, string format) =>
        string.Concat(text.Select(unit => string.Format(CultureInfo.InvariantCulture, format, (int)unit)));
}
