using System.Globalization;
using Infra.Composition;
using Infra.Identity;
using Infra.Quantities;
using Pulumi;
using Pulumi.Gcp.SecretManager;
using Pulumi.Gcp.SecretManager.Inputs;

namespace Infra.Secrets;

/// <summary>A secret kept in one region, readable only by those it is granted to, one by one.</summary>
public sealed class StoredSecret : ComponentResource
{
    private const string TypeToken = "platform:secrets:StoredSecret";

    /// <summary>Time to notice that a version was destroyed that something still reads: 7 days, of 1 to 365 that the API takes.</summary>
    private static readonly TimeSpan DestroyDelay = TimeSpan.FromDays(7);

    /// <summary>
    /// Numbers of versions: from 1, https://cloud.google.com/secret-manager/docs/add-secret-version. No most is documented; this one finds
    /// slips of the hand.
    /// </summary>
    public static readonly Limit<int> VersionNumbers = new(1, 9_999);

    private readonly Secret _secret;
    private readonly SecretVersion? _version;

    /// <param name="name">The secret's id in its project.</param>
    /// <param name="args">Where it is kept, and its value if the program makes it.</param>
    /// <param name="options">Options of the component; what it depends on its resources depend on too.</param>
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
                    // The version before stays readable while services still roll over to the next one.
                    DeletionPolicy = "DISABLE",
                },
                new() { Parent = this }
            );
        }

        SecretId = _secret.SecretId;
        Version = _version?.Version ?? Output.Create(args.AddedVersion.ToString(CultureInfo.InvariantCulture));
        RegisterOutputs(new Dictionary<string, object?> { ["secretId"] = SecretId });
    }

    /// <summary>The secret's id in its project.</summary>
    public Output<string> SecretId { get; }

    /// <summary>The version to read: the one the program made, or the one of those added out of band that the settings name.</summary>
    public Output<string> Version { get; }

    /// <summary>Lets a workload read it. A service that mounts it must depend on the grant: it fails to start otherwise.</summary>
    /// <param name="reader">The reader's name, for the grant's own.</param>
    /// <param name="identity">The reader.</param>
    /// <param name="holder">The component that asks for the grant and goes with it; the secret itself if none is given.</param>
    /// <returns>What the reader depends on.</returns>
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
            // Replacing the secret drops its policy without a difference that this grant could show.
            new() { Parent = holder ?? this, ReplaceWith = { _secret } }
        );
        return new SecretAccess(SecretId, Version, _version is null ? [grant] : [grant, _version]);
    }
}
