using System.Text.Json;
using Engine.Diagnostics;
using Engine.Plans;
using Engine.Projects;

namespace Engine.Monitor;

/// <summary>
/// The packages whose default provider the setting <c>pulumi:disable-default-providers</c> disables. Pulumi's engine reads it as a JSON
/// list of package names, in which <c>*</c> means every package.
/// </summary>
internal sealed class DefaultProviders
{
    private const string Setting = "pulumi:disable-default-providers";

    private const string Every = "*";

    private readonly HashSet<string> _disabled;

    private DefaultProviders(IEnumerable<string> disabled) => _disabled = disabled.ToHashSet(StringComparer.Ordinal);

    /// <exception cref="FaultException">ENG238: the setting is not a list of package names.</exception>
    public static DefaultProviders From(DeploymentSettings settings) =>
        settings.Config.TryGetValue(Setting, out var value) && value.Length > 0 ? new DefaultProviders(Parse(value)) : new([]);

    /// <param name="resource">A resource that is registered or read.</param>
    /// <param name="provider">The provider from its options or from those of the components that contain it.</param>
    /// <returns>The faults of a resource without an explicit provider; empty if it conforms.</returns>
    public IReadOnlyList<Fault> Check(PlannedResource resource, string? provider)
    {
        var package = Urns.Package(resource.Type);
        var isDenied =
            resource.Kind is ResourceKind.Managed or ResourceKind.Read
            && provider is null
            && package != Urns.EnginePackage
            && (_disabled.Contains(Every) || _disabled.Contains(package));
        return isDenied
            ?
            [
                EngineDiagnostics.DefaultProviderDisabled(
                    RequestRules.Subject(resource.Type, resource.Name),
                    Setting,
                    package,
                    resource.Urn
                ),
            ]
            : [];
    }

    private static List<string> Parse(string value)
    {
        try
        {
            using var json = JsonDocument.Parse(value);
            if (
                json.RootElement.ValueKind == JsonValueKind.Array
                && json.RootElement.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            )
            {
                return [.. json.RootElement.EnumerateArray().Select(item => item.GetString()!.Trim())];
            }
        }
        catch (JsonException)
        {
            // Reported below, together with JSON that is not a list of strings.
        }

        throw new FaultException(EngineDiagnostics.InvalidDisabledProviders(Setting, RequestRules.Shortened(value)));
    }
}
