using Infra.Composition;
using Pulumi;
using Pulumi.Gcp.CloudRunV2;
using Pulumi.Gcp.CloudRunV2.Inputs;

namespace Infra.Google.CloudRun;

/// <summary>A Cloud Run worker pool: containers that run permanently and do not accept requests, such as event consumers.</summary>
/// <remarks>It has no address and no port, so it cannot be called or probed; it is billed for its whole running time.</remarks>
public sealed class CloudRunWorkerPool : ComponentResource
{
    private const string TypeToken = "platform:services:CloudRunWorkerPool";

    /// <param name="name">The pool's name.</param>
    /// <param name="args">Image, size, networks and other settings.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
    public CloudRunWorkerPool(string name, CloudRunWorkerPoolArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var grants = args.Secrets.Values.SelectMany(secret => secret.Prerequisites).ToArray();
        var pool = new WorkerPool(
            name,
            new()
            {
                Name = name,
                Location = args.Region,
                Labels = args.Labels,
                DeletionProtection = args.Settings.Protect,
                Scaling = new WorkerPoolScalingArgs { ScalingMode = "MANUAL", ManualInstanceCount = args.Settings.Instances },
                InstanceSplits = { ServingRevision.Instances(args.Settings.Revision) },
                Template = new WorkerPoolTemplateArgs { ServiceAccount = args.Identity.Email, Containers = { Container(args) } },
            },
            new() { Parent = this, DependsOn = ChildOptions.Of(this, options).DependsOn.Concat(grants) }
        );

        Name = pool.Name;
        RegisterOutputs(new Dictionary<string, object?> { ["name"] = Name });
    }

    /// <summary>The pool's name.</summary>
    public Output<string> Name { get; }

    private static WorkerPoolTemplateContainerArgs Container(CloudRunWorkerPoolArgs args) =>
        new()
        {
            Image = args.Settings.Image,
            Envs = Variables(args).ToList(),
            Resources = new WorkerPoolTemplateContainerResourcesArgs
            {
                Limits = CloudRunResourceLimits.Of(args.Settings.Cpus, args.Settings.Memory),
            },
        };

    private static IEnumerable<WorkerPoolTemplateContainerEnvArgs> Variables(CloudRunWorkerPoolArgs args) =>
        args
            .Variables.OrderBy(variable => variable.Key, StringComparer.Ordinal)
            .Select(variable => new WorkerPoolTemplateContainerEnvArgs { Name = variable.Key, Value = variable.Value })
            .Concat(
                args.Secrets.OrderBy(secret => secret.Key, StringComparer.Ordinal)
                    .Select(secret => new WorkerPoolTemplateContainerEnvArgs
                    {
                        Name = secret.Key,
                        ValueSource = new WorkerPoolTemplateContainerEnvValueSourceArgs
                        {
                            SecretKeyRef = new WorkerPoolTemplateContainerEnvValueSourceSecretKeyRefArgs
                            {
                                Secret = secret.Value.SecretId,
                                Version = secret.Value.Version,
                            },
                        },
                    })
            );
}
