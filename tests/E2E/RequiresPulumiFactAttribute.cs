using System.Runtime.CompilerServices;

namespace E2E;

/// <summary>
/// A test that needs Pulumi's own CLI and .NET language host on the PATH; it is skipped with a reason if they are missing.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresPulumiFactAttribute : FactAttribute
{
    /// <param name="besides">Another program that the test needs.</param>
    /// <param name="test">The test's name.</param>
    public RequiresPulumiFactAttribute(string besides = "pulumi", [CallerMemberName] string test = "")
    {
        var missing = new[] { "pulumi", "pulumi-language-dotnet", besides }.Distinct().Where(name => PulumiCli.Find(name) is null).ToList();
        var reason =
            $"not on the PATH: {string.Join(", ", missing)}; https://www.pulumi.com/docs/iac/download-install/ says how to get them";
        SkipReason.Give(this, missing.Count == 0 ? null : reason, test);
    }
}
