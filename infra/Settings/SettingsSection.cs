using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Infra.Quantities;

namespace Infra.Settings;

/// <summary>An object in the settings. Every value is read with its type and limits; faults are collected, not thrown.</summary>
public sealed class SettingsSection
{
    private readonly string _path;
    private readonly JsonElement? _map;
    private readonly SettingsFaults _faults;
    private readonly Func<SettingsSection, SettingsSection> _track;
    private readonly SettingsReader _reader;
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    /// <param name="path">The full key of the object.</param>
    /// <param name="map">The values; null if the object is missing, which is already reported.</param>
    /// <param name="faults">The collector of faults.</param>
    /// <param name="track">Called for every nested section, whose unknown keys are reported at the end.</param>
    /// <param name="reader">The collector of deployment targets.</param>
    internal SettingsSection(
        string path,
        JsonElement? map,
        SettingsFaults faults,
        Func<SettingsSection, SettingsSection> track,
        SettingsReader reader
    ) => (_path, _map, _faults, _track, _reader) = (path, map, faults, track, reader);

    private delegate bool Parser<T>(string text, out T value);

    /// <summary>Returns a nested object.</summary>
    public SettingsSection Section(string key)
    {
        var value = Value(key, _faults.MissingSection);
        if (value is { } other && other.ValueKind != JsonValueKind.Object)
        {
            _faults.WrongSection(Path(key), other);
            value = null;
        }

        return _track(new SettingsSection(Path(key), value, _faults, _track, _reader));
    }

    /// <summary>Reads a string that matches a pattern.</summary>
    /// <param name="key">The name of the setting in this object.</param>
    /// <param name="form">The pattern that the whole value must match.</param>
    /// <param name="description">A description of the pattern for the error message.</param>
    public string Text(string key, Regex form, string description)
    {
        var text = Scalar(key, description, JsonValueKind.String);
        if (text is not null && !form.IsMatch(text))
        {
            _faults.OutOfRange(Path(key), $"'{text}'", description, "<value>");
        }

        return text ?? "";
    }

    /// <summary>
    /// Reads a string that names a deployment target: a project, an account or a host. Two stacks cannot have the same target.
    /// </summary>
    /// <param name="key">The name of the setting in this object.</param>
    /// <param name="form">The pattern that the whole value must match.</param>
    /// <param name="description">A description of the pattern for the error message.</param>
    /// <param name="providerSetting">The provider setting that must have the same value, such as <c>gcp:project</c>.</param>
    public string Target(string key, Regex form, string description, string? providerSetting = null)
    {
        var text = Text(key, form, description);
        if (IsSound(key))
        {
            _reader.AddTarget(Path(key), text, providerSetting);
        }

        return text;
    }

    /// <summary>Reads an identifier of digits of any length; YAML may write it with or without quotes.</summary>
    /// <param name="key">The name of the setting in this object.</param>
    /// <param name="description">A description of the identifier for the error message.</param>
    public string Digits(string key, string description)
    {
        var text = Scalar(key, description, JsonValueKind.String, JsonValueKind.Number);
        if (text is not null && (text.Length == 0 || !text.All(char.IsAsciiDigit)))
        {
            _faults.OutOfRange(Path(key), $"'{text}'", description, "<value>");
        }

        return text ?? "";
    }

    /// <summary>Reads an integer.</summary>
    public int Integer(string key, Limit<int> limit) =>
        Limited<int>(key, "a whole number", limit, TryParseInteger, Text, JsonValueKind.Number);

    /// <summary>Reads a list of strings that match a pattern; it may be empty.</summary>
    /// <param name="key">The name of the setting in this object.</param>
    /// <param name="form">The pattern that each whole element must match.</param>
    /// <param name="description">A description of the pattern for the error message.</param>
    public IReadOnlyList<string> Strings(string key, Regex form, string description)
    {
        var list = $"a list, each {description}";
        if (Value(key, path => _faults.MissingList(path, list)) is not { } value)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            _faults.WrongList(Path(key), value, list);
            return [];
        }

        var texts = value.EnumerateArray().Select(text => text.ToString()).ToList();
        foreach (var (index, text) in texts.Index().Where(text => !form.IsMatch(text.Item)))
        {
            _faults.OutOfRange(Path($"{key}[{index}]"), $"'{text}'", description, "<value>");
        }

        return texts;
    }

    /// <summary>Reads true or false.</summary>
    public bool Flag(string key) => Scalar(key, "true or false", JsonValueKind.True, JsonValueKind.False) == bool.TrueString;

    /// <summary>Reads an amount in GiB.</summary>
    public Gibibytes Gibibytes(string key, Limit<Gibibytes> limit) =>
        Limited<Gibibytes>(key, "an amount such as 20GiB", limit, Quantities.Gibibytes.TryParse, amount => amount.ToString());

    /// <summary>Reads an amount in MiB.</summary>
    public Mebibytes Mebibytes(string key, Limit<Mebibytes> limit) =>
        Limited<Mebibytes>(key, "an amount such as 512MiB", limit, Quantities.Mebibytes.TryParse, amount => amount.ToString());

    /// <summary>Reads an amount of CPU.</summary>
    public Millicpus Millicpus(string key, Limit<Millicpus> limit) =>
        Limited<Millicpus>(key, "a share of processors such as 500m", limit, Quantities.Millicpus.TryParse, share => share.ToString());

    /// <summary>Reads a duration: <c>600s</c>, <c>10m</c>, <c>1h</c> or <c>14d</c>.</summary>
    public TimeSpan Duration(string key, Limit<TimeSpan> limit) =>
        Limited<TimeSpan>(key, "a time such as 600s or 14d", limit, Durations.TryParse, time => time.InSeconds());

    /// <summary>Reads a percentage: <c>10%</c> or <c>12.5%</c>.</summary>
    public Percentage Percentage(string key, Limit<Percentage> limit) =>
        Limited<Percentage>(key, "a share such as 10% or 12.5%", limit, Quantities.Percentage.TryParse, share => share.ToString());

    /// <summary>Reads an address range.</summary>
    /// <param name="key">The name of the setting in this object.</param>
    /// <param name="prefix">The allowed prefix lengths, in bits.</param>
    public AddressRange AddressRange(string key, Limit<int> prefix)
    {
        const string form = "an IPv4 range such as 10.10.0.0/24";
        var text = Scalar(key, form, JsonValueKind.String);
        if (text is null || !Quantities.AddressRange.TryParse(text, out var range))
        {
            return text is null ? default : Refused<AddressRange>(key, text, form);
        }

        if (!prefix.Allows(range.PrefixLength))
        {
            _faults.OutOfRange(
                Path(key),
                text,
                $"a prefix of {prefix.Describe(bits => $"/{bits}")}",
                range.WithPrefix(Math.Clamp(range.PrefixLength, prefix.Minimum, prefix.Maximum)).ToString()
            );
        }

        return range;
    }

    /// <summary>Reads one of the given strings.</summary>
    public string OneOf(string key, IReadOnlyList<string> allowed)
    {
        var text = Scalar(key, $"one of {string.Join(", ", allowed)}", JsonValueKind.String);
        if (text is not null && !allowed.Contains(text))
        {
            _faults.NotOneOf(Path(key), text, allowed);
        }

        return text ?? allowed[0];
    }

    /// <summary>Reads an enumeration name in the form used in the settings: lower case with hyphens.</summary>
    public TEnum Choice<TEnum>(string key)
        where TEnum : struct, Enum
    {
        var names = Enum.GetValues<TEnum>().ToDictionary(SettingName.Of);
        return names.GetValueOrDefault(OneOf(key, [.. names.Keys]));
    }

    /// <summary>Reads one of the given numbers.</summary>
    public int OneOf(string key, IReadOnlyList<int> allowed)
    {
        var number = Integer(key, new Limit<int>(int.MinValue, int.MaxValue));
        if (IsSound(key) && !allowed.Contains(number))
        {
            var nearest = allowed.MinBy(value => Math.Abs((long)value - number));
            _faults.NotOneOf(Path(key), Text(number), [.. allowed.Select(Text)], Text(nearest));
        }

        return number;
    }

    /// <summary>Returns whether none of the given settings has a fault, so that their values can be compared.</summary>
    /// <param name="keys">The names of the settings in this object.</param>
    public bool IsSound(params IEnumerable<string> keys) => !keys.Any(key => _faults.Concern(Path(key)));

    /// <summary>Reports a value that contradicts another one.</summary>
    /// <param name="key">The name of the setting in this object.</param>
    /// <param name="message">The problem, phrased to follow the setting's name.</param>
    /// <param name="value">A value that is allowed instead.</param>
    public void Conflict(string key, string message, string value) => _faults.Conflict(Path(key), message, value);

    /// <summary>Reports a value that can be previewed but not deployed.</summary>
    /// <param name="key">The name of the setting in this object.</param>
    /// <param name="message">The problem, phrased to follow the setting's name.</param>
    /// <param name="value">A value that is allowed instead.</param>
    public void RefuseToDeploy(string key, string message, string value) => _faults.NotDeployable(Path(key), message, value);

    internal void RefuseUnknownKeys()
    {
        foreach (var key in _map?.EnumerateObject().Select(member => member.Name).Where(name => !_read.Contains(name)) ?? [])
        {
            _faults.Unknown(Path(key), key, _read);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool TryParseInteger(string text, out int number) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    private T Limited<T>(string key, string form, Limit<T> limit, Parser<T> parse, Func<T, string> write, params JsonValueKind[] kinds)
        where T : IComparable<T>
    {
        var text = Scalar(key, form, [JsonValueKind.String, .. kinds]);
        if (text is null || !parse(text, out var value))
        {
            return text is null ? limit.Minimum : Refused<T>(key, text, form)!;
        }

        if (!limit.Allows(value))
        {
            var nearest = value.CompareTo(limit.Minimum) < 0 ? limit.Minimum : limit.Maximum;
            _faults.OutOfRange(Path(key), write(value), limit.Describe(write), write(nearest));
        }

        return value;
    }

    private T? Refused<T>(string key, string text, string form)
    {
        _faults.OutOfRange(Path(key), $"'{text}'", form, "<value>");
        return default;
    }

    private string? Scalar(string key, string form, params JsonValueKind[] kinds)
    {
        if (Value(key, path => _faults.Missing(path, form)) is not { } value)
        {
            return null;
        }

        if (kinds.Contains(value.ValueKind))
        {
            return value.ToString();
        }

        _faults.WrongType(Path(key), value, form);
        return null;
    }

    private JsonElement? Value(string key, Action<string> tellMissing)
    {
        _read.Add(key);
        if (_map is not { } map)
        {
            return null;
        }

        if (map.TryGetProperty(key, out var value))
        {
            return value;
        }

        tellMissing(Path(key));
        return null;
    }

    private string Path(string key) => $"{_path}.{key}";
}
