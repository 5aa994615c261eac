using Infra.Google.SecretManager;
using Pulumi;
using Pulumi.Gcp.CloudRunV2.Inputs;

namespace Infra.Google.CloudSql;

/// <summary>Builds the provider's job template of a migration.</summary>
internal static class PostgresMigrationTemplate
{
    private const string ScriptsVolume = "scripts";
    private const string ScriptsPath = "/scripts";

    public static JobTemplateArgs Of(Output<string> bucket, SecretAccess password, PostgresMigrationArgs args) =>
        new()
        {
            TaskCount = 1,
            Template = new JobTemplateTemplateArgs
            {
                ServiceAccount = args.Identity.Email,
                Timeout = "1800s",
                // A failed script needs a person to look at it; a retry would not help.
                MaxRetries = 0,
                VpcAccess = new JobTemplateTemplateVpcAccessArgs
                {
                    Egress = "PRIVATE_RANGES_ONLY",
                    NetworkInterfaces =
                    {
                        new JobTemplateTemplateVpcAccessNetworkInterfaceArgs
                        {
                            Network = args.Network.NetworkId,
                            Subnetwork = args.Network.SubnetId,
                        },
                    },
                },
                Volumes =
                {
                    new JobTemplateTemplateVolumeArgs
                    {
                        Name = ScriptsVolume,
                        Gcs = new JobTemplateTemplateVolumeGcsArgs { Bucket = bucket, ReadOnly = true },
                    },
                },
                Containers = { Container(password, args) },
            },
        };

    private static JobTemplateTemplateContainerArgs Container(SecretAccess password, PostgresMigrationArgs args) =>
        new()
        {
            Image = args.Image,
            Commands = { "bash", $"{ScriptsPath}/migrate.sh" },
            Envs = Variables(password, args).ToList(),
            VolumeMounts =
            {
                new JobTemplateTemplateContainerVolumeMountArgs { Name = ScriptsVolume, MountPath = ScriptsPath },
            },
        };

    private static IEnumerable<JobTemplateTemplateContainerEnvArgs> Variables(SecretAccess password, PostgresMigrationArgs args)
    {
        var connection = new Dictionary<string, Input<string>>
        {
            ["PGDATABASE"] = args.Database.DatabaseName,
            ["PGHOST"] = args.Database.PrivateAddress,
            ["PGSSLMODE"] = "require",
            ["PGUSER"] = args.Database.MigrationUser,
            ["SCRIPTS"] = ScriptsPath,
        };
        return connection
            .Concat(args.Variables.Select(variable => KeyValuePair.Create(variable.Key, (Input<string>)variable.Value)))
            .OrderBy(variable => variable.Key, StringComparer.Ordinal)
            .Select(variable => new JobTemplateTemplateContainerEnvArgs { Name = variable.Key, Value = variable.Value })
            .Append(
                new JobTemplateTemplateContainerEnvArgs
                {
                    Name = "PGPASSWORD",
                    ValueSource = new JobTemplateTemplateContainerEnvValueSourceArgs
                    {
                        SecretKeyRef = new JobTemplateTemplateContainerEnvValueSourceSecretKeyRefArgs
                        {
                            Secret = password.SecretId,
                            Version = password.Version,
                        },
                    },
                }
            );
    }
}
