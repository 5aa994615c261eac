using System.Globalization;
using Infra.Composition;
using Infra.Google.Iam;
using Infra.Quantities;
using Pulumi;
using Pulumi.Gcp.SecretManager;
using Pulumi.Gcp.SecretManager.Inputs;

namespace Infra.Google.SecretManager;

/// <summary>A secret that is stored in one region and readable only with an explicit grant per reader.</summary>
public sealed class StoredSecret : ComponentResource
{
    private const string TypeToken = "platform:secrets:StoredSecret";

    /// <summary>The delay before a version is destroyed, to notice that it is still in use: 7 days; the API accepts 1 to 365.</summary>
    private static readonly TimeSpan DestroyDelay = TimeSpan.FromDays(7);

    /// <summary>
    /// Version numbers, from 1: https://cloud.google.com/secret-manager/docs/add-secret-version. No documented maximum; this one catches
    /// typos.
    /// </summary>
    public static readonly Limit<int> VersionNumbers = new(1, 9_999);

    private readonly Secret _secret;
    private readonly SecretVersion? _version;

    /// <param name="name">The secret ID within its project.</param>
    /// <param name="args">The location, and the value if the program generates it.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
    public StoredSecret(string name, StoredSecretArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var child = ChildOptions.Of(this, options);
        _secret = new Secret(
            name,
            new()
            {
                SecretId = name,
                Labels = args.Labels,
                VersionDestroyTtl = Quantities.Durations.InSeconds(DestroyDelay),
                Replication = new SecretReplicationArgs
                {
                    UserManaged = new SecretReplicationUserManagedArgs
                    {
                        Replicas = { new SecretReplicationUserManagedReplicaArgs { Location = args.Region } },
                    },
                },
            },
            child
        );
        if (args.Value is not null)
        {
            _version = new SecretVersion(
                name,
                new()
                {
                    Secret = _secret.Id,
                    SecretData = args.Value,
                    // The previous version stays readable while services roll over to the new one.
                    DeletionPolicy = "DISABLE",
                },
                new() { Parent = this }
            );
        }

        SecretId = _secret.SecretId;
        Version = _version?.Version ?? Output.Create(args.AddedVersion.ToString(CultureInfo.InvariantCulture));
        RegisterOutputs(new Dictionary<string, object?> { ["secretId"] = SecretId });
    }

    /// <summary>The secret ID within its project.</summary>
    public Output<string> SecretId { get; }

    /// <summary>The version to read: the one the program created, or the version added out of band that the settings specify.</summary>
    public Output<string> Version { get; }

    /// <summary>
    /// Grants a workload access to the secret. A service that mounts the secret must depend on the grant; otherwise it fails to start.
    /// </summary>
    /// <param name="reader">The reader's name, used in the name of the grant.</param>
    /// <param name="identity">The reader.</param>
    /// <param name="holder">The component that owns the grant and is deleted with it; defaults to the secret itself.</param>
    /// <returns>The access, including the resources that the reader depends on.</returns>
    public SecretAccess GrantTo(string reader, WorkloadIdentity identity, ComponentResource? holder = null)
    {
        var grant = new SecretIamMember(
            $"{_secret.GetResourceName()}-{reader}",
            new()
            {
                SecretId = _secret.Id,
                Role = "roles/secretmanager.secretAccessor",
                Member = identity.Member,
            },
            // Replacing the secret removes its IAM policy without a difference in this grant.
            new() { Parent = holder ?? this, ReplaceWith = { _secret } }
        );
        return new SecretAccess(SecretId, Version, _version is null ? [grant] : [grant, _version]);
    }
}
