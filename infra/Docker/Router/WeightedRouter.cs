using Infra.Composition;
using Infra.Docker.Containers;
using Infra.Docker.Volumes;
using Infra.Rollout;
using Infra.Services;
using Pulumi;
using Pulumi.Command.Local;

namespace Infra.Docker.Router;

/// <summary>A containerized router that splits users between two versions and whose traffic percentages can change while it runs.</summary>
/// <remarks>
/// The percentages are in its volume, not in its definition: changing the weight runs a command on the running router, which replaces no
/// container and closes no connection, and a restarted router keeps its percentages.
/// </remarks>
public sealed class WeightedRouter : ComponentResource
{
    private const string TypeToken = "platform:routing:WeightedRouter";

    /// <summary>The user <c>haproxy</c> of the official Alpine image. Source: https://github.com/docker-library/haproxy.</summary>
    private static readonly ContainerUser User = new(99, 99);

    private readonly string _name;
    private readonly ContainerService _container;

    /// <param name="name">The container's name on the host.</param>
    /// <param name="args">The versions and the ports.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
    public WeightedRouter(string name, WeightedRouterArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        _name = name;
        var child = ChildOptions.OfComponent(this, options);
        var files = new Dictionary<string, string>
        {
            [RouterPaths.Configuration] = RouterConfiguration.Render(args.Router),
            [RouterPaths.Guard] = args.GuardScript,
            [RouterPaths.SharesScript] = args.SharesScript,
            [RouterPaths.Start] = args.StartScript,
        };
        var state = new PersistentVolume($"{name}-shares", new() { Protect = args.Protect, Labels = args.Labels }, child);
        _container = new ContainerService(
            name,
            new()
            {
                Settings = args.Settings,
                User = User,
                Probe = HealthProbe.Http(ProbeTool.Wget, args.Router.MetricsPort, "/health"),
                Networks = [new(args.Internal, "router"), new(args.Edge)],
                Entrypoint = ["sh", RouterPaths.Start],
                Variables = new Dictionary<string, Input<string>> { ["PROMETHEUS_URL"] = args.PrometheusUrl },
                Ports = [new(args.Address, args.HttpPort, args.Router.HttpPort), new(args.Address, args.HttpsPort, args.Router.HttpsPort)],
                Files = [ContainerFileSet.Below("configuration", Path.GetDirectoryName(RouterPaths.Configuration)!, files)],
                HostFiles = new Dictionary<string, string> { [args.Router.CertificatePath] = args.CertificateFile },
                Volumes = new Dictionary<string, PersistentVolume> { [RouterPaths.State] = state },
                Labels = args.Labels,
            },
            child
        );
        RegisterOutputs(new Dictionary<string, object?> { ["name"] = _container.Name });
    }

    /// <summary>Applies the traffic percentages of a rollout to the running router whenever they change and its gates allow it.</summary>
    /// <param name="script">The contents of <c>apply-weight.sh</c>, which needs <c>docker</c> on the deploying machine.</param>
    /// <param name="dockerHost">The router's Docker host, as <c>docker</c> takes it.</param>
    /// <param name="rollout">The rollout settings.</param>
    /// <param name="prometheusName">The name of the Prometheus container that evaluates the gates.</param>
    /// <param name="prometheus">The same container, as a dependency.</param>
    public void ApplyWeights(string script, string dockerHost, RolloutSettings rollout, string prometheusName, ContainerService prometheus)
    {
        var apply = RouterScripts.ApplyWeight(script, rollout, _name, prometheusName);
        _ = new Command(
            $"{_name}-weight",
            new()
            {
                Create = apply.Script,
                Update = apply.Script,
                Environment = new Dictionary<string, string>(apply.Environment) { ["DOCKER_HOST"] = dockerHost },
                Triggers = new object[] { rollout.Fingerprint },
            },
            new() { Parent = this, DependsOn = { _container, prometheus } }
        );
    }
}
