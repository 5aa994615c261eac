using Infra.Composition;
using Infra.Google.Iam;
using Infra.Quantities;
using Pulumi;
using Pulumi.Gcp.ArtifactRegistry;
using Pulumi.Gcp.ArtifactRegistry.Inputs;

namespace Infra.Google.ArtifactRegistry;

/// <summary>A repository for container images with immutable tags and cleanup policies for untagged images.</summary>
/// <remarks>
/// A tagged image cannot be deleted while tags are immutable; the cleanup policies remove images of builds that lost their tag or never had
/// one. Source: https://cloud.google.com/artifact-registry/docs/repositories/cleanup-policy.
/// </remarks>
public sealed class ImageRegistry : ComponentResource
{
    private const string TypeToken = "platform:delivery:ImageRegistry";

    /// <summary>The number of images per name that are kept regardless of age, for rollbacks.</summary>
    private const int ImagesKept = 10;

    private static readonly TimeSpan UntaggedKept = TimeSpan.FromDays(30);

    private readonly Repository _repository;

    /// <param name="name">The repository ID.</param>
    /// <param name="args">Location and cleanup.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
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

    /// <summary>The prefix of image names, <c>{region}-docker.pkg.dev/{project}/{repository}</c>.</summary>
    public Output<string> Prefix { get; }

    /// <summary>Grants a workload the right to pull images.</summary>
    /// <param name="reader">The reader's name, used in the name of the grant.</param>
    /// <param name="identity">The reader.</param>
    public void AllowReading(string reader, WorkloadIdentity identity) =>
        Grant($"{reader}-image", "roles/artifactregistry.reader", identity);

    /// <summary>Grants a workload the right to push images, but not to delete them.</summary>
    /// <param name="writer">The writer's name, used in the name of the grant.</param>
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
