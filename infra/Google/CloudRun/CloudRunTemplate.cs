using Infra.Quantities;
using Pulumi;
using Pulumi.Gcp.CloudRunV2.Inputs;

namespace Infra.Google.CloudRun;

/// <summary>Builds the provider's template of a service's instances.</summary>
internal static class CloudRunTemplate
{
    /// <summary>The volume's name. The API returns this volume last, so it is declared last.</summary>
    private const string CloudSqlVolume = "cloudsql";

    /// <summary>
    /// The maximum number of startup probes: the first connection through direct egress can take a minute; 24 attempts of 5 s.
    /// </summary>
    private const int StartupTries = 24;
    private const int SecondsBetweenTries = 5;

    public static ServiceTemplateArgs Of(CloudRunServiceArgs args)
    {
        var template = new ServiceTemplateArgs
        {
            ServiceAccount = args.Identity.Email,
            Timeout = args.Settings.Timeout.InSeconds(),
            MaxInstanceRequestConcurrency = args.Settings.Concurrency,
            SessionAffinity = args.SessionAffinity,
            Scaling = new ServiceTemplateScalingArgs { MaxInstanceCount = args.Settings.MaximumInstances },
            Containers = { Container(args) },
        };
        if (args.Network is { } network)
        {
            template.VpcAccess = new ServiceTemplateVpcAccessArgs
            {
                Egress = "PRIVATE_RANGES_ONLY",
                NetworkInterfaces =
                {
                    new ServiceTemplateVpcAccessNetworkInterfaceArgs { Network = network.NetworkId, Subnetwork = network.SubnetId },
                },
            };
        }

        if (args.CloudSqlConnection is not null)
        {
            template.Volumes.Add(
                new ServiceTemplateVolumeArgs
                {
                    Name = CloudSqlVolume,
                    CloudSqlInstance = new ServiceTemplateVolumeCloudSqlInstanceArgs { Instances = { args.CloudSqlConnection } },
                }
            );
        }

        return template;
    }

    private static ServiceTemplateContainerArgs Container(CloudRunServiceArgs args)
    {
        var container = new ServiceTemplateContainerArgs
        {
            Image = args.Settings.Image,
            Ports = new ServiceTemplateContainerPortsArgs { ContainerPort = args.Port },
            Envs = Variables(args).ToList(),
            Resources = new ServiceTemplateContainerResourcesArgs
            {
                Limits = CloudRunResourceLimits.Of(args.Settings.Cpus, args.Settings.Memory),
                // Setting only the limits would switch to CPU that is always allocated and billed while idle.
                CpuIdle = true,
                StartupCpuBoost = true,
            },
            StartupProbe = new ServiceTemplateContainerStartupProbeArgs
            {
                HttpGet = new ServiceTemplateContainerStartupProbeHttpGetArgs { Path = args.HealthPath, Port = args.Port },
                PeriodSeconds = SecondsBetweenTries,
                FailureThreshold = StartupTries,
            },
            LivenessProbe = new ServiceTemplateContainerLivenessProbeArgs
            {
                HttpGet = new ServiceTemplateContainerLivenessProbeHttpGetArgs { Path = args.HealthPath, Port = args.Port },
                PeriodSeconds = 30,
                FailureThreshold = 3,
            },
        };
        if (args.CloudSqlConnection is not null)
        {
            container.VolumeMounts.Add(new ServiceTemplateContainerVolumeMountArgs { Name = CloudSqlVolume, MountPath = "/cloudsql" });
        }

        return container;
    }

    private static IEnumerable<ServiceTemplateContainerEnvArgs> Variables(CloudRunServiceArgs args) =>
        args
            .Variables.OrderBy(variable => variable.Key, StringComparer.Ordinal)
            .Select(variable => new ServiceTemplateContainerEnvArgs { Name = variable.Key, Value = variable.Value })
            .Concat(
                args.Secrets.OrderBy(secret => secret.Key, StringComparer.Ordinal)
                    .Select(secret => new ServiceTemplateContainerEnvArgs
                    {
                        Name = secret.Key,
                        ValueSource = new ServiceTemplateContainerEnvValueSourceArgs
                        {
                            SecretKeyRef = new ServiceTemplateContainerEnvValueSourceSecretKeyRefArgs
                            {
                                Secret = secret.Value.SecretId,
                                Version = secret.Value.Version,
                            },
                        },
                    })
            );
}
