using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Infra.Quantities;

namespace Infra.Settings;

/// <summary>An object among the settings. Every value is read with its type and limits; what is wrong is collected, never thrown.</summary>
public sealed class SettingsSection
{
    private readonly string _path;
    private readonly JsonElement? _map;
    private readonly SettingsFaults _faults;
    private readonly Func<SettingsSection, SettingsSection> _track;
    private readonly SettingsReader _reader;
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    /// <param name="path">Its full key.</param>
    /// <param name="map">Null if the object itself is missing, which was told already.</param>
    /// <param name="faults">Where what is wrong is collected.</param>
    /// <param name="track">Told of every section inside, whose keys are looked at in the end.</param>
    /// <param name="reader">Collects what the settings name as targets of the deployment.</param>
    internal SettingsSection(
        string path,
        JsonElement? map,
        SettingsFaults faults,
        Func<SettingsSection, SettingsSection> track,
        SettingsReader reader
    ) => (_path, _map, _faults, _track, _reader) = (path, map, faults, track, reader);

    private delegate bool Parser<T>(string text, out T value);

    /// <summary>An object inside this one.</summary>
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

    /// <summary>A text of a given form.</summary>
    /// <param name="key">The setting's name in this object.</param>
    /// <param name="form">What it must match, whole.</param>
    /// <param name="description">The form in words, for the error.</param>
    public string Text(string key, Regex form, string description)
    {
        var text = Scalar(key, description, JsonValueKind.String);
        if (text is not null && !form.IsMatch(text))
        {
            _faults.OutOfRange(Path(key), $"'{text}'", description, "<value>");
        }

        return text ?? "";
    }

    /// <summary>A string that names what the stack deploys to: a project, an account, a host. No two stacks share one.</summary>
    /// <param name="key">The setting's name in this object.</param>
    /// <param name="form">What it must match, whole.</param>
    /// <param name="description">The form in words, for the error.</param>
    /// <param name="providerSetting">The provider's setting that must name the same, such as <c>gcp:project</c>.</param>
    public string Target(string key, Regex form, string description, string? providerSetting = null)
    {
        var text = Text(key, form, description);
        if (IsSound(key))
        {
            _reader.AddTarget(Path(key), text, providerSetting);
        }

        return text;
    }

    /// <summary>A number that names something and may be of any length; YAML writes it with or without quotes.</summary>
    /// <param name="key">The setting's name in this object.</param>
    /// <param name="description">What it names, for the error.</param>
    public string Digits(string key, string description)
    {
        var text = Scalar(key, description, JsonValueKind.String, JsonValueKind.Number);
        if (text is not null && (text.Length == 0 || !text.All(char.IsAsciiDigit)))
        {
            _faults.OutOfRange(Path(key), $"'{text}'", description, "<value>");
        }

        return text ?? "";
    }

    /// <summary>A whole number.</summary>
    public int Integer(string key, Limit<int> limit) =>
        Limited<int>(key, "a whole number", limit, TryParseInteger, Text, JsonValueKind.Number);

    /// <summary>A list of texts of a given form; it may be empty.</summary>
    /// <param name="key">The setting's name in this object.</param>
    /// <param name="form">What each must match, whole.</param>
    /// <param name="description">The form in words, for the error.</param>
    public IReadOnlyList<string> Texts(string key, Regex form, string description)
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

    /// <summary>True or false.</summary>
    public bool Flag(string key) => Scalar(key, "true or false", JsonValueKind.True, JsonValueKind.False) == bool.TrueString;

    /// <summary>An amount in GiB.</summary>
    public Gibibytes Gibibytes(string key, Limit<Gibibytes> limit) =>
        Limited<Gibibytes>(key, "an amount such as 20GiB", limit, Quantities.Gibibytes.TryParse, amount => amount.ToString());

    /// <summary>An amount in MiB.</summary>
    public Mebibytes Mebibytes(string key, Limit<Mebibytes> limit) =>
        Limited<Mebibytes>(key, "an amount such as 512MiB", limit, Quantities.Mebibytes.TryParse, amount => amount.ToString());

    /// <summary>A share of processors.</summary>
    public Millicpus Millicpus(string key, Limit<Millicpus> limit) =>
        Limited<Millicpus>(key, "a share of processors such as 500m", limit, Quantities.Millicpus.TryParse, share => share.ToString());

    /// <summary>A time, <c>600s</c>, <c>10m</c>, <c>1h</c> or <c>14d</c>.</summary>
    public TimeSpan Duration(string key, Limit<TimeSpan> limit) =>
        Limited<TimeSpan>(key, "a time such as 600s or 14d", limit, Durations.TryParse, time => time.InSeconds());

    /// <summary>A share, <c>10%</c> or <c>12.5%</c>.</summary>
    public Percentage Percentage(string key, Limit<Percentage> limit) =>
        Limited<Percentage>(key, "a share such as 10% or 12.5%", limit, Quantities.Percentage.TryParse, share => share.ToString());

    /// <summary>A range of addresses.</summary>
    /// <param name="key">The setting's name in this object.</param>
    /// <param name="prefix">How long its prefix may be, in bits.</param>
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

    /// <summary>One of the given texts.</summary>
    public string OneOf(string key, IReadOnlyList<string> allowed)
    {
        var text = Scalar(key, $"one of {string.Join(", ", allowed)}", JsonValueKind.String);
        if (text is not null && !allowed.Contains(text))
        {
            _faults.NotOneOf(Path(key), text, allowed);
        }

        return text ?? allowed[0];
    }

    /// <summary>One of the names of an enumeration, as the settings write them: in lower case with hyphens.</summary>
    public TEnum Choice<TEnum>(string key)
        where TEnum : struct, Enum
    {
        var names = Enum.GetValues<TEnum>().ToDictionary(SettingName.Of);
        return names.GetValueOrDefault(OneOf(key, [.. names.Keys]));
    }

    /// <summary>One of the given numbers.</summary>
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

    /// <summary>Whether nothing was found wrong with some values, so that they can be held against each other.</summary>
    /// <param name="keys">The settings' names in this object.</param>
    public bool IsSound(params IEnumerable<string> keys) => !keys.Any(key => _faults.Concern(Path(key)));

    /// <summary>Tells that a value does not go with another one.</summary>
    /// <param name="key">The setting's name in this object.</param>
    /// <param name="message">What is wrong, after the setting's name.</param>
    /// <param name="value">What it may be instead.</param>
    public void Conflict(string key, string message, string value) => _faults.Conflict(Path(key), message, value);

    /// <summary>Tells that a value is good enough to preview and not to deploy.</summary>
    /// <param name="key">The setting's name in this object.</param>
    /// <param name="message">What is wrong, after the setting's name.</param>
    /// <param name="value">What it may be instead.</param>
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
