using Engine.Diagnostics;
using Engine.Plans;
using Engine.Projects;
using Engine.Values;

namespace Engine.Monitor;

/// <summary>The answers of one pass for a resource: the validity of its inputs, and its outputs.</summary>
internal sealed class ResourceAnswers(Registry registry, IProviders providers, PassKind pass, PassAnswers answers)
{
    /// <summary>Reports inputs that a provider would reject; in the resolved pass, a rejected placeholder becomes unknown.</summary>
    public PlannedResource Checked(PlannedResource resource)
    {
        ReportConverted(resource);
        foreach (var failure in Failures(resource))
        {
            var rejected = new RejectedInput(
                resource.Urn,
                Label(resource),
                failure,
                resource.PropertyDependencies.TryGetValue(failure.Path.Root, out var urns) && urns.Length > 0
            );
            if (answers.FailsOnRejected)
            {
                registry.Report(rejected.ToFault());
                continue;
            }

            registry.Reject(rejected);
            if (pass == PassKind.Resolved && !failure.Path.IsEmpty)
            {
                resource = resource with { Inputs = (MapValue)failure.Path.Forget(resource.Inputs) };
            }
        }

        return resource;
    }

    private IEnumerable<CheckFailure> Failures(PlannedResource resource) =>
        !resource.IsCustom ? []
        : Stashes.IsStash(resource.Type) ? Stashes.Check(resource.Inputs)
        : providers.Check(resource);

    public void ReportConverted(PlannedResource resource) => ReportConverted(Label(resource), ConvertedOutput.In(resource), resource.Urn);

    /// <summary>Reports converted outputs in what a component or the stack registers as its outputs.</summary>
    public void ReportConverted(string urn, MapValue outputs) =>
        ReportConverted(registry.Find(urn) is { } resource ? Label(resource) : urn, ConvertedOutput.In(outputs, "outputs"), urn);

    private static string Label(PlannedResource resource) => $"{resource.Type} '{resource.Name}'";

    private void ReportConverted(string what, IEnumerable<string> places, string urn)
    {
        foreach (var place in places)
        {
            registry.Report(EngineDiagnostics.OutputConvertedToString(what, place, urn));
        }
    }

    /// <summary>Returns the state of the resource after its creation, as far as this pass knows it.</summary>
    public ResourceState State(PlannedResource resource)
    {
        if (Stashes.IsStash(resource.Type))
        {
            return Stashes.State(resource, pass);
        }

        var settings = ProviderSettings(resource.Options.Provider);
        if (pass == PassKind.Planned)
        {
            return providers.Planned(resource, settings);
        }

        var state = providers.Resolved(resource, settings);
        var withheld = answers.Withheld.Where(held => held.Urn == resource.Urn).Select(held => held.Output).ToList();
        if (withheld.Count == 0)
        {
            return state;
        }

        var planned = providers.Planned(resource, settings);
        return new ResourceState(
            withheld.Contains("id") ? planned.Id : state.Id,
            state.Outputs.Without(withheld).With(planned.Outputs.Where(output => withheld.Contains(output.Key)))
        );
    }

    /// <summary>Returns the settings for a provider: an explicit provider's project and region take precedence over the stack's.</summary>
    private DeploymentSettings ProviderSettings(string? provider)
    {
        if (provider is null || registry.Find(provider) is not { } declared)
        {
            return registry.Settings;
        }

        var config = new Dictionary<string, string>(registry.Settings.Config);
        foreach (var (name, value) in declared.Inputs)
        {
            if (value is TextValue text)
            {
                config[$"{Urns.Package(declared.Type)}:{name}"] = text.Value;
            }
        }

        return registry.Settings with
        {
            Config = config,
        };
    }
}
