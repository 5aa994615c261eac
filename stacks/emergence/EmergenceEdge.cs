using Infra.Google.ArtifactRegistry;
using Infra.Google.CloudBuild;
using Infra.Google.CloudRun;
using Infra.Google.Iam;
using Infra.Google.LoadBalancing;
using Infra.Google.SecretManager;
using Pulumi;

namespace Stacks;

/// <summary>Émergence's load balancer, website and build pipeline.</summary>
public sealed partial class Emergence
{
    private StaticSite CreateSite(string name) =>
        new(
            name,
            new()
            {
                Project = _settings.Project,
                Region = _settings.Region,
                Protect = _settings.LoadBalancer.Protect,
                Labels = _labels,
            },
            _enabled
        );

    private LoadBalancer CreateLoadBalancer(string name, StaticSite site)
    {
        // A load balancer cannot authenticate with a service account. The services authenticate users themselves, and their ingress rejects
        // direct calls from the internet: docs/adr/0007-cut-over.md.
        _orchestrator.AllowEverybody();
        List<WeightedBackend> backends = [new("emergence-app", _orchestrator, _settings.CutOver.NewWeight)];
        if (_settings.CutOver.KeepOld)
        {
            var old = CreateOldOrchestrator("emergence-app-old");
            old.AllowEverybody();
            backends.Insert(0, new("emergence-app-old", old, _settings.CutOver.OldWeight));
        }

        return new LoadBalancer(
            name,
            new()
            {
                Region = _settings.Region,
                Settings = _settings.LoadBalancer,
                Site = site,
                Backends = backends,
                Labels = _labels,
            },
            _enabled
        );
    }

    /// <summary>Creates the version before queues and PostgreSQL: it keeps its state in memory and needs no grants.</summary>
    private CloudRunService CreateOldOrchestrator(string name) =>
        new(
            name,
            new()
            {
                Region = _settings.Region,
                Identity = CreateRuntime(name, "Émergence before the cut-over", []),
                Settings = _settings.OldOrchestrator,
                HealthPath = "/api/health",
                Ingress = Ingress.InternalLoadBalancer,
                SessionAffinity = true,
                Variables = new Dictionary<string, Input<string>> { ["ENVIRONMENT"] = _settings.Environment },
                Labels = _labels,
            },
            _enabled
        );

    private void DeclarePipeline(string name, StaticSite site)
    {
        var builder = new WorkloadIdentity(
            $"{name}-build",
            new()
            {
                Project = _settings.Project,
                DisplayName = "Builds Émergence",
                ProjectRoles = [ProjectRole.LogWriter],
            },
            _enabled
        );
        _identities.Add(builder);
        var token = new StoredSecret(
            $"{name}-settings-token",
            new()
            {
                Region = _settings.Region,
                Labels = _labels,
                AddedVersion = _settings.Pipeline.TokenVersion,
            },
            _enabled
        );
        _registry.AllowWriting($"{name}-build", builder);
        site.AllowPublishing($"{name}-build", builder);
        _ = new DeliveryPipeline(
            name,
            new()
            {
                Project = _settings.Project,
                Region = _settings.Region,
                Settings = _settings.Pipeline,
                Identity = builder,
                Token = token.GrantTo($"{name}-build", builder),
                Steps = EmergenceBuild.Steps(_settings, _registry, site),
            },
            _enabled
        );
    }

    private ImageRegistry CreateRegistry(string name) =>
        new(
            name,
            new()
            {
                Project = _settings.Project,
                Region = _settings.Region,
                Settings = _settings.Registry,
                Description = "Émergence",
                Labels = _labels,
            },
            _enabled
        );

    private void AddEdgeOutputs(IDictionary<string, object?> outputs)
    {
        outputs["certificate_name"] = _loadBalancer.Certificate.CertificateName;
        outputs["certificate_record_data"] = _loadBalancer.Certificate.RecordData;
        outputs["certificate_record_name"] = _loadBalancer.Certificate.RecordName;
        outputs["load_balancer_address"] = _loadBalancer.Address;
    }
}
