using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace E2E;

/// <summary>A test of stand-ins alone; it is skipped with a reason if the official packages are restored.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresStandInsFactAttribute : FactAttribute
{
    public RequiresStandInsFactAttribute([CallerMemberName] string test = "")
    {
        Skip = new RequiresPulumiFactAttribute(test: test).Skip;
        SkipReason.Give(this, Skip ?? Official, test);
    }

    private static string? Official =>
        Directory.Exists(Path.Combine(Cache, "pulumi", Version))
            ? $"the package cache holds the official packages (Pulumi {Version}), so stand-ins are not used."
            : null;

    private static string Version =>
        XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PulumiVersion").Single().Value;

    private static string Cache =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
