using Infra.Delivery;
using Infra.Edge;
using Pulumi;

namespace Stacks;

/// <summary>How a commit of Émergence becomes images, a page, and the settings that name them.</summary>
internal static class EmergenceBuild
{
    /// <summary>Cloud Build's variable for the commit; images are named by it.</summary>
    private const string Commit = "$COMMIT_SHA";

    private const string CloudSdk = "gcr.io/google.com/cloudsdktool/google-cloud-cli:slim";

    /// <summary>In order; one that fails stops those after it, so that nothing untested is pushed and nothing unpushed is named.</summary>
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
