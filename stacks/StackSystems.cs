using Infra.Settings;

namespace Stacks;

/// <summary>The systems of a stack with their settings.</summary>
public sealed class StackSystems
{
    /// <summary>
    /// The systems that a stack can contain, in declaration order: each with its name in the settings and the reader of its settings.
    /// </summary>
    public static IReadOnlyList<(string Name, Func<SettingsSection, ISystemSettings> Read)> Known { get; } =
    [
        (Emergence.SystemName, EmergenceSettings.Read),
        (Phoenix.SystemName, PhoenixPlatforms.Read),
        (GitHub.SystemName, GitHubSettings.Read),
        (Coccinelle.SystemName, CoccinelleSettings.Read),
        (SuperSmartMatch.SystemName, SuperSmartMatchSettings.Read),
        (Budgets.SystemName, BudgetsSettings.Read),
    ];

    private readonly IReadOnlyList<(string Name, ISystemSettings Settings)> _systems;

    private StackSystems(IReadOnlyList<(string Name, ISystemSettings Settings)> systems) => _systems = systems;

    /// <summary>Reads the settings of the systems that the stack contains.</summary>
    public static StackSystems Read(SettingsReader reader)
    {
        var contained = reader.Names("systems", [.. Known.Select(system => system.Name)]);
        return new StackSystems([
            .. Known
                .Where(system => contained.Contains(system.Name))
                .Select(system => (system.Name, system.Read(reader.Section(system.Name)))),
        ]);
    }

    /// <summary>Declares the systems.</summary>
    /// <returns>The stack outputs.</returns>
    public IDictionary<string, object?> Declare()
    {
        var declared = new List<IStackSystem>();
        var outputs = new Dictionary<string, object?>();
        foreach (var (name, settings) in _systems)
        {
            var system = settings.Create(name, declared);
            declared.Add(system);
            foreach (var (output, value) in system.Outputs)
            {
                outputs.Add(output, value);
            }
        }

        return outputs;
    }

    /// <summary>Returns the settings of a type; null if the stack does not contain their system.</summary>
    public TSettings? Of<TSettings>()
        where TSettings : class, ISystemSettings => _systems.Select(system => system.Settings).OfType<TSettings>().SingleOrDefault();
}
