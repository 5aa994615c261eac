using System.Text.Json;
using Infra.Diagnostics;
using Pulumi;

namespace Infra.Settings;

/// <summary>Reads the stack's settings. Only this class uses <see cref="Config"/>; all other code receives typed values.</summary>
public sealed class SettingsReader
{
    /// <summary>The variable in which Pulumi passes settings to a program: a JSON object of strings by full key.</summary>
    private const string AllSettingsVariable = "PULUMI_CONFIG";

    /// <summary>Provider settings that name a deployment target.</summary>
    private static readonly string[] ProviderTargets = ["gcp:project", "gcp:billingProject", "cloudflare:accountId", "docker:host"];

    private readonly Config _config = new();
    private readonly HashSet<string> _read = [];
    private readonly SettingsFaults _faults;
    private readonly List<SettingsSection> _sections = [];
    private readonly DeploymentTargets _targets = new();
    private readonly string _project = Deployment.Instance.ProjectName;

    private SettingsReader() => _faults = new SettingsFaults(Deployment.Instance.StackName, Deployment.Instance.IsDryRun);

    /// <summary>Reads settings, and reports all faults at once.</summary>
    /// <exception cref="ProgramFaultsException">INF101–INF107, with every fault that was found.</exception>
    public static T Read<T>(Func<SettingsReader, T> read)
    {
        var reader = new SettingsReader();
        var settings = read(reader);
        reader.RefuseUnknownKeys();
        reader.RefuseSharedTargets();
        reader._faults.ThrowIfAny();
        return settings;
    }

    /// <summary>Returns the settings of one system, an object under its own key.</summary>
    public SettingsSection Section(string key)
    {
        var value = Value(key, _faults.MissingSection);
        if (value is { } other && other.ValueKind != JsonValueKind.Object)
        {
            _faults.WrongSection(Path(key), other);
        }

        return Track(new SettingsSection(Path(key), value is { ValueKind: JsonValueKind.Object } map ? map : null, _faults, Track, this));
    }

    /// <summary>
    /// Reads a list of section names. A section that is not in the list may have settings, which a stack can keep for later.
    /// </summary>
    /// <param name="key">The key of the list.</param>
    /// <param name="known">The allowed names.</param>
    public IReadOnlyList<string> Names(string key, IReadOnlyList<string> known)
    {
        _read.UnionWith([key, .. known]);
        if (Value(key, path => _faults.MissingList(path, known)) is not { } list)
        {
            return [];
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            _faults.WrongList(Path(key), list, known);
            return [];
        }

        var names = list.EnumerateArray().Select(name => name.ToString()).ToList();
        foreach (var (index, name) in names.Index().Where(named => !known.Contains(named.Item)))
        {
            _faults.NotOneOf($"{Path(key)}[{index}]", name, known);
        }

        return names;
    }

    internal void AddTarget(string path, string value, string? providerSetting)
    {
        _targets.Add(path, value);
        if (providerSetting is not null && ProviderSetting(providerSetting) is { } expected && expected != value)
        {
            _faults.OtherTarget(path, value, providerSetting, expected);
        }
    }

    private void RefuseSharedTargets()
    {
        foreach (var key in ProviderTargets)
        {
            if (ProviderSetting(key) is { } value)
            {
                _targets.Add(key, value);
            }
        }

        _targets.Report(Deployment.Instance.RootDirectory, Deployment.Instance.StackName, _faults);
    }

    private static string? ProviderSetting(string key) => key.Split(':') is [var package, var name] ? new Config(package).Get(name) : null;

    private string Path(string key) => $"{_project}:{key}";

    private JsonElement? Value(string key, Action<string> tellMissing)
    {
        _read.Add(key);
        if (_config.Get(key) is not { } text)
        {
            tellMissing(Path(key));
            return null;
        }

        try
        {
            return JsonDocument.Parse(text).RootElement;
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(text);
        }
    }

    private SettingsSection Track(SettingsSection section)
    {
        _sections.Add(section);
        return section;
    }

    private void RefuseUnknownKeys()
    {
        using var all = JsonDocument.Parse(Environment.GetEnvironmentVariable(AllSettingsVariable) ?? "{}");
        var keys = all.RootElement.EnumerateObject().Select(setting => setting.Name);
        var own = keys.Where(key => key.StartsWith($"{_project}:", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        foreach (var key in own.Select(key => key[(_project.Length + 1)..]).Where(key => !_read.Contains(key)))
        {
            _faults.Unknown(Path(key), key, _read);
        }

        _sections.ForEach(section => section.RefuseUnknownKeys());
    }
}
