using Infra.Google.ArtifactRegistry;
using Infra.Google.CloudBuild;
using Infra.Google.Iam;
using Infra.Google.LoadBalancing;
using Infra.Google.SecretManager;
using Pulumi;

namespace Stacks;

/// <summary>The build of Émergence: from a commit to images, a website and the settings that refer to them.</summary>
internal static class EmergencePipeline
{
    /// <summary>The Cloud Build substitution for the commit, which is the image tag.</summary>
    private const string Commit = "$COMMIT_SHA";

    private const string CloudSdk = "gcr.io/google.com/cloudsdktool/google-cloud-cli:slim";

    /// <summary>Declares the pipeline, and what it may write.</summary>
    /// <returns>The service account that builds.</returns>
    public static WorkloadIdentity Create(EmergenceScope scope, ImageRegistry registry, StaticSite site)
    {
        var name = $"{scope.Name}-build";
        var builder = scope.CreateIdentity(name, "Builds Émergence", ProjectRole.LogWriter);
        var token = new StoredSecret(
            $"{scope.Name}-settings-token",
            new()
            {
                Region = scope.Settings.Region,
                Labels = scope.Labels,
                AddedVersion = scope.Settings.Pipeline.TokenVersion,
            },
            scope.Options
        );
        registry.AllowWriting(name, builder);
        site.AllowPublishing(name, builder);
        _ = new DeliveryPipeline(
            scope.Name,
            new()
            {
                Project = scope.Settings.Project,
                Region = scope.Settings.Region,
                Settings = scope.Settings.Pipeline,
                Identity = builder,
                Token = token.GrantTo(name, builder),
                Steps = Steps(scope.Settings, registry, site),
            },
            scope.Options
        );
        return builder;
    }

    /// <summary>
    /// Returns the steps in order. A failed step stops the later ones, so only tested images are pushed and only pushed images are written
    /// to the settings.
    /// </summary>
    private static IReadOnlyList<BuildStep> Steps(EmergenceSettings settings, ImageRegistry registry, StaticSite site)
    {
        var scripts = Emergence.Assets.ReadFolder("build");
        return
        [
            new("test-back-end", "python:3.11-slim", scripts["test-back-end.sh"]),
            new("build-site", "node:20", scripts["build-site.sh"]),
            new("build-images", "gcr.io/cloud-builders/docker", scripts["build-images.sh"])
            {
                Variables = new Dictionary<string, Input<string>> { ["REGISTRY"] = registry.Prefix, ["COMMIT"] = Commit },
            },
            new("publish-site", CloudSdk, scripts["publish-site.sh"])
            {
                Variables = new Dictionary<string, Input<string>> { ["BUCKET"] = site.BucketName },
            },
            new("record-images", CloudSdk, scripts["record-images.sh"])
            {
                Variables = new Dictionary<string, Input<string>>
                {
                    ["REGISTRY"] = registry.Prefix,
                    ["COMMIT"] = Commit,
                    ["STACK"] = settings.Environment,
                    ["SETTINGS_URL"] = $"https://github.com/{settings.Pipeline.SettingsRepository}.git",
                },
                ReadsToken = true,
            },
        ];
    }
}
