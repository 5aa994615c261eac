using Infra.Google.ArtifactRegistry;
using Infra.Google.CloudRun;
using Infra.Google.Iam;
using Infra.Google.SecretManager;
using Infra.Services;
using Pulumi;

namespace Stacks;

/// <summary>A service of Phoenix that was declared on Cloud Run.</summary>
/// <param name="Specification">Its specification.</param>
/// <param name="Component">The service or the worker pool.</param>
/// <param name="Identity">Its service account.</param>
/// <param name="Uri">Its URL; null for a worker.</param>
internal sealed record PhoenixService(
    ServiceSpecification Specification,
    ComponentResource Component,
    WorkloadIdentity Identity,
    Output<string>? Uri
);

/// <summary>Declares the services of Phoenix on Cloud Run.</summary>
/// <param name="settings">The settings of the system.</param>
/// <param name="labels">The labels of every resource.</param>
/// <param name="registry">The registry of the services' images.</param>
/// <param name="secrets">The secrets by environment variable.</param>
internal sealed class PhoenixDeployment(
    PhoenixSettings settings,
    InputMap<string> labels,
    ImageRegistry registry,
    IReadOnlyDictionary<string, StoredSecret> secrets
)
{
    /// <summary>Declares a service with its service account and access to its secrets.</summary>
    /// <param name="service">The specification.</param>
    /// <param name="earlier">The services of earlier phases, whose URLs it may use.</param>
    /// <param name="options">Options that wait for the earlier phases.</param>
    public PhoenixService Declare(ServiceSpecification service, IReadOnlyList<PhoenixService> earlier, ComponentResourceOptions options)
    {
        var identity = new WorkloadIdentity(
            service.Name,
            new() { Project = settings.Project, DisplayName = $"Phoenix {PhoenixSettings.ShortName(service)}" },
            options
        );
        registry.AllowReading(service.Name, identity);
        var access = service.Secrets.ToDictionary(secret => secret, secret => secrets[secret].GrantTo(service.Name, identity));
        var variables = Variables(service, earlier);
        if (service.Role == ServiceRole.Worker)
        {
            return new PhoenixService(service, DeclareWorker(service, identity, variables, access, options), identity, null);
        }

        var declared = DeclareService(service, identity, variables, access, options);
        return new PhoenixService(service, declared, identity, declared.Uri);
    }

    private CloudRunWorkerPool DeclareWorker(
        ServiceSpecification service,
        WorkloadIdentity identity,
        Dictionary<string, Input<string>> variables,
        Dictionary<string, SecretAccess> access,
        ComponentResourceOptions options
    ) =>
        new(
            service.Name,
            new()
            {
                Region = settings.Region,
                Identity = identity,
                Settings = settings.Workers[PhoenixSettings.ShortName(service)],
                Variables = variables,
                Secrets = access,
                Labels = labels,
            },
            options
        );

    private CloudRunService DeclareService(
        ServiceSpecification service,
        WorkloadIdentity identity,
        Dictionary<string, Input<string>> variables,
        Dictionary<string, SecretAccess> access,
        ComponentResourceOptions options
    )
    {
        var origins = settings.AllowedOrigins[PhoenixSettings.ShortName(service)];
        var declared = new CloudRunService(
            service.Name,
            new()
            {
                Region = settings.Region,
                Identity = identity,
                Settings = settings.Services[PhoenixSettings.ShortName(service)],
                Port = service.Port,
                HealthPath = service.HealthPath,
                Ingress = Ingress.All,
                SessionAffinity = service.KeepsSessions,
                Variables = new Dictionary<string, Input<string>>(variables) { ["ALLOWED_ORIGINS"] = string.Join(',', origins) },
                Secrets = access,
                Labels = labels,
            },
            options
        );
        // Browsers call all services; the APIs authenticate callers by the tokens they issue.
        declared.AllowUnauthenticated();
        return declared;
    }

    private Dictionary<string, Input<string>> Variables(ServiceSpecification service, IReadOnlyList<PhoenixService> earlier)
    {
        var variables = service.Variables.ToDictionary(variable => variable.Key, variable => (Input<string>)variable.Value);
        variables["ENVIRONMENT"] = settings.Environment;
        foreach (var (variable, used) in service.Uses)
        {
            variables[variable] = earlier.Single(other => other.Specification.Name == used).Uri!;
        }

        return variables;
    }
}
