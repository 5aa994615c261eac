using Engine.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Engine.Projects;

/// <summary>Merges a stack's settings with the project's defaults, as the program receives them.</summary>
/// <param name="project">The project.</param>
/// <param name="stack">The stack's name.</param>
/// <param name="yaml">The stack's file; null if it has none.</param>
internal sealed class SettingsMerge(ProjectFile project, string stack, YamlSource? yaml)
{
    private readonly Dictionary<string, string> _config = new(StringComparer.Ordinal);
    private readonly HashSet<string> _secrets = new(StringComparer.Ordinal);

    /// <param name="values">The stack's settings.</param>
    /// <param name="faults">The faults found so far.</param>
    /// <exception cref="FaultException">There is at least one fault.</exception>
    public DeploymentSettings Merge(Dictionary<string, YamlNode> values, List<Fault> faults)
    {
        foreach (var (key, node) in values)
        {
            try
            {
                Add(key, node, isDefault: false);
            }
            catch (YamlException exception)
            {
                faults.Add(EngineDiagnostics.ValueNotRepresentable($"{yaml!.PlaceOf(exception)}: setting '{key}'", exception.Message));
            }
        }

        foreach (var setting in project.Settings.Values.Where(setting => setting.Default is not null && !values.ContainsKey(setting.Key)))
        {
            Add(setting.Key, setting.Default!, isDefault: true);
        }

        SettingSize.Check(_config, _secrets, faults);
        return faults.Count > 0
            ? throw new FaultException(faults)
            : new DeploymentSettings
            {
                Project = project.Name,
                Stack = stack,
                Config = _config,
                SecretKeys = _secrets,
            };
    }

    private void Add(string key, YamlNode node, bool isDefault)
    {
        var declared = project.Settings.GetValueOrDefault(key);
        var values = new YamlValues(SettingType.SecretPlaceholder(declared?.Type));
        var value = values.Read(node);
        _config[key] = SettingJson.Text(isDefault && value is ulong number ? (double)number : value);
        if (values.HasSecret || declared?.IsSecret == true)
        {
            _secrets.Add(key);
        }
    }
}
