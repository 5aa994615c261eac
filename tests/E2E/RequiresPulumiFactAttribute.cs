using System.Runtime.CompilerServices;

namespace E2E;

/// <summary>A test that needs Pulumi's own CLI and .NET language host on the PATH; without them it says that it was skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresPulumiFactAttribute : FactAttribute
{
    /// <param name="besides">Another program it needs.</param>
    /// <param name="test">The test's name.</param>
    public RequiresPulumiFactAttribute(string besides = "pulumi", [CallerMemberName] string test = "")
    {
        var missing = new[] { "pulumi", "pulumi-language-dotnet", besides }.Distinct().Where(name => PulumiCli.Find(name) is null).ToList();
        var reason =
            $"not on the PATH: {string.Join(", ", missing)}; https://www.pulumi.com/docs/iac/download-install/ says how to get them";
        SkipReason.Give(this, missing.Count == 0 ? null : reason, test);
    }
}
