using System.Text.RegularExpressions;
using Infra.Quantities;
using Infra.Settings;

namespace Infra.Cloudflare.Workers;

/// <summary>A release, which is uploaded as one version.</summary>
public sealed partial record WorkerRelease
{
    private const string NameDescription = "a release such as 2.0.0: 1 to 40 letters, digits, dots and hyphens";
    private const string BundleDescription = "a folder of the project such as api/worker";
    private const string DateDescription = "a date such as 2025-12-01";
    private const string SecretDescription = "a secret's name: up to 64 capital letters, digits and underscores";

    /// <summary>The release name. It is part of the version's resource name, so another release name creates another version.</summary>
    public required string Name { get; init; }

    /// <summary>The modules.</summary>
    public required WorkerBundle Bundle { get; init; }

    /// <summary>The compatibility date of the Workers runtime.</summary>
    public required string CompatibilityDate { get; init; }

    /// <summary>The names of the secrets that are inherited from the previous version; <c>wrangler secret put</c> sets them.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Reads the release from the stack's configuration.</summary>
    /// <param name="section">The settings section.</param>
    /// <param name="size">The maximum total size of the modules.</param>
    /// <param name="compressed">The maximum compressed size of the modules.</param>
    public static WorkerRelease Read(SettingsSection section, Kibibytes size, Kibibytes compressed)
    {
        var release = new WorkerRelease
        {
            Name = section.Text("name", NameForm(), NameDescription),
            Bundle = new WorkerBundle(new DeployedFolder(section.Text("bundle", BundleForm(), BundleDescription))),
            CompatibilityDate = section.Text("compatibilityDate", DateForm(), DateDescription),
            Secrets = section.Strings("secrets", SecretForm(), SecretDescription),
        };
        if (section.IsSound("bundle"))
        {
            RefuseBundle(section, release.Bundle, size, compressed);
        }

        return release;
    }

    private static void RefuseBundle(SettingsSection section, WorkerBundle bundle, Kibibytes size, Kibibytes compressed)
    {
        if (!bundle.IsComplete)
        {
            section.Conflict("bundle", $"is {bundle.Folder.Path}, which does not contain {WorkerBundle.MainModule}.", "<folder>");
        }
        else if (bundle.Size.CompareTo(size) > 0 || bundle.CompressedSize.CompareTo(compressed) > 0)
        {
            section.Conflict(
                "bundle",
                $"is {bundle.Folder.Path}, which holds {bundle.Size}, {bundle.CompressedSize} compressed; "
                    + $"its budget is {size}, {compressed} compressed.",
                "<folder>"
            );
        }
    }

    /// <summary>
    /// Matches a release name: annotations are limited to 100 bytes, and the name is part of a resource name that people read.
    /// </summary>
    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9.-]{0,39}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NameForm();

    [GeneratedRegex(@"^[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex BundleForm();

    [GeneratedRegex(@"^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\z", RegexOptions.CultureInvariant)]
    private static partial Regex DateForm();

    [GeneratedRegex(@"^[A-Z][A-Z0-9_]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SecretForm();
}
