using Pulumi;

namespace Scenarios;

/// <summary>The packages that generated SDKs name when they register a resource.</summary>
internal static class Packages
{
    public static RegisterPackageRequest Plain => new("pkg", "1.2.3", "https://example.com/plugins");

    public static RegisterPackageRequest Parameterized => new("base", "1.2.3", "", null, new("pkg", "4.5.6", [1]));

    public static RegisterPackageRequest Extended => new("base", "1.2.3", "", extension: new("pkg", "4.5.6", [1]));
}
