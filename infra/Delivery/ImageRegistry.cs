using Infra.Composition;
using Infra.Identity;
using Infra.Quantities;
using Pulumi;
using Pulumi.Gcp.ArtifactRegistry;
using Pulumi.Gcp.ArtifactRegistry.Inputs;

namespace Infra.Delivery;

/// <summary>Where a system's images are kept: a tag names one image for ever, and what no tag names goes after a while.</summary>
/// <remarks>
/// A tagged image cannot be deleted while tags cannot move; the policies clean up after builds that lost their tag or never had one.
/// Source: https://cloud.google.com/artifact-registry/docs/repositories/cleanup-policy.
/// </remarks>
public sealed class ImageRegistry : ComponentResource
{
    private const string TypeToken = "platform:delivery:ImageRegistry";

    /// <summary>Images of each name that are kept whatever their age: a roll-back may ask for them.</summary>
    private const int ImagesKept = 10;

    private static readonly TimeSpan UntaggedKept = TimeSpan.FromDays(30);

    private readonly Repository _repository;

    /// <param name="name">The repository's id.</param>
    /// <param name="args">Where it is.</param>
    /// <param name="options">Options of the component; what it depends on its resources depend on too.</param>
    public ImageRegistry(string name, ImageRegistryArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        _repository = new Repository(
            name,
            new()
            {
                RepositoryId = name,
                Location = args.Region,
                Format = "DOCKER",
                Description = args.Description,
                Labels = args.Labels,
                DockerConfig = new RepositoryDockerConfigArgs { ImmutableTags = true },
                CleanupPolicyDryRun = !args.Settings.DeleteImages,
                CleanupPolicies = { Keep(), Delete() },
            },
            ChildOptions.Of(this, options)
        );
        Prefix = Output.Format($"{args.Region}-docker.pkg.dev/{args.Project}/{_repository.RepositoryId}");
        RegisterOutputs(new Dictionary<string, object?> { ["prefix"] = Prefix });
    }

    /// <summary>What an image's name begins with, <c>{region}-docker.pkg.dev/{project}/{repository}</c>.</summary>
    public Output<string> Prefix { get; }

    /// <summary>Lets a workload read its image.</summary>
    /// <param name="reader">The reader's name, for the grant's own.</param>
    /// <param name="identity">The reader.</param>
    public void AllowReading(string reader, WorkloadIdentity identity) =>
        Grant($"{reader}-image", "roles/artifactregistry.reader", identity);

    /// <summary>Lets a workload add images; it cannot delete any.</summary>
    /// <param name="writer">The writer's name, for the grant's own.</param>
    /// <param name="identity">The writer.</param>
    public void AllowWriting(string writer, WorkloadIdentity identity) =>
        Grant($"{writer}-images", "roles/artifactregistry.writer", identity);

    private static RepositoryCleanupPolicyArgs Keep() =>
        new()
        {
            Id = "keep-recent",
            Action = "KEEP",
            MostRecentVersions = new RepositoryCleanupPolicyMostRecentVersionsArgs { KeepCount = ImagesKept },
        };

    private static RepositoryCleanupPolicyArgs Delete() =>
        new()
        {
            Id = "delete-untagged",
            Action = "DELETE",
            Condition = new RepositoryCleanupPolicyConditionArgs { TagState = "UNTAGGED", OlderThan = UntaggedKept.InSeconds() },
        };

    private void Grant(string name, string role, WorkloadIdentity identity) =>
        _ = new RepositoryIamMember(
            name,
            new()
            {
                Repository = _repository.RepositoryId,
                Location = _repository.Location.Apply(location => location!),
                Role = role,
                Member = identity.Member,
            },
            new() { Parent = this, ReplaceWith = { _repository } }
        );
}
