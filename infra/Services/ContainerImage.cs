using System.Text.RegularExpressions;

namespace Infra.Services;

/// <summary>How an image is named: by digest, so that what was reviewed is what runs.</summary>
public static partial class ContainerImage
{
    /// <summary>The form in words.</summary>
    public const string Description = "an image by digest, registry/repository/name@sha256: and 64 hexadecimal digits";

    /// <summary>The form.</summary>
    public static Regex Form { get; } = DigestForm();

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._/:-]*@sha256:[0-9a-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex DigestForm();
}
