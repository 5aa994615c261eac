using System.Text.RegularExpressions;
using Infra.Settings;

namespace Infra.Services;

/// <summary>The format of a container image: pinned by digest, so that the reviewed image is the one that runs.</summary>
public static partial class ContainerImage
{
    private const string Description = "an image by digest, registry/repository/name@sha256: and 64 hexadecimal digits";

    private const string Digest = "sha256:";

    /// <summary>The placeholder for an image that has not been built yet.</summary>
    private static readonly string Unbuilt = Digest + new string('0', 64);

    /// <summary>Reads an image from the stack's configuration. The placeholder can be previewed but not deployed.</summary>
    public static string Read(SettingsSection section, string key)
    {
        var image = section.Text(key, DigestForm(), Description);
        if (image.EndsWith(Unbuilt, StringComparison.Ordinal))
        {
            section.RefuseToDeploy(
                key,
                "names an image that was never built: its digest is all zeros; a deployment needs a built image.",
                $"{image[..^Unbuilt.Length]}{Digest}<digest>"
            );
        }

        return image;
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._/:-]*@sha256:[0-9a-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex DigestForm();
}
