namespace E2E;

/// <summary>A test that needs Pulumi's own CLI and .NET language host on the PATH; without them it says that it was skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresPulumiFactAttribute : FactAttribute
{
    public RequiresPulumiFactAttribute()
    {
        var missing = new[] { "pulumi", "pulumi-language-dotnet" }.Where(name => PulumiCli.Find(name) is null).ToList();
        if (missing.Count > 0)
        {
            Skip =
                $"not on the PATH: {string.Join(", ", missing)}; https://www.pulumi.com/docs/iac/download-install/ tells how to get them.";
        }
    }
}
