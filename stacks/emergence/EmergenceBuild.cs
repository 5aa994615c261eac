using Infra.Google.ArtifactRegistry;
using Infra.Google.CloudBuild;
using Infra.Google.LoadBalancing;
using Pulumi;

namespace Stacks;

/// <summary>The build steps of Émergence: from a commit to images, a website and the settings that refer to them.</summary>
internal static class EmergenceBuild
{
    /// <summary>The Cloud Build substitution for the commit, which is the image tag.</summary>
    private const string Commit = "$COMMIT_SHA";

    private const string CloudSdk = "gcr.io/google.com/cloudsdktool/google-cloud-cli:slim";

    /// <summary>
    /// Returns the steps in order. A failed step stops the later ones, so only tested images are pushed and only pushed images are written
    /// to the settings.
    /// </summary>
    public static IReadOnlyList<BuildStep> Steps(EmergenceSettings settings, ImageRegistry registry, StaticSite site)
    {
        var scripts = EmbeddedScripts.Of("build");
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
