namespace Pulumi;

/// <summary>The package of a resource's provider, and its parameters if it is parameterized.</summary>
public sealed class RegisterPackageRequest
{
    public RegisterPackageRequest(
        string name,
        string version,
        string? downloadUrl,
        Dictionary<string, byte[]>? checksums,
        PackageParameterization? parameterization
    )
        : this(name, version, downloadUrl, checksums, parameterization, extension: null) { }

    public RegisterPackageRequest(
        string name,
        string version,
        string? downloadUrl,
        Dictionary<string, byte[]>? checksums = null,
        PackageParameterization? parameterization = null,
        PackageParameterization? extension = null
    )
    {
        (Name, Version, DownloadUrl) = (name, version, downloadUrl ?? "");
        Checksums = checksums ?? [];
        (Parameterization, Extension) = (parameterization, extension);
    }

    public string Name { get; }

    public string Version { get; }

    public string DownloadUrl { get; }

    public Dictionary<string, byte[]> Checksums { get; }

    public PackageParameterization? Parameterization { get; }

    public PackageParameterization? Extension { get; }

    /// <summary>The parameterized package: its name, version and parameter value.</summary>
    public sealed class PackageParameterization
    {
        public PackageParameterization(string name, string version, byte[] value) => (Name, Version, Value) = (name, version, value);

        public string Name { get; }

        public string Version { get; }

        public byte[] Value { get; }
    }
}
