using System.Runtime.CompilerServices;

namespace Infra.Tests.Runbooks;

/// <summary>A test that runs a runbook's shell; without bash and jq it says that it was skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresJqFactAttribute : FactAttribute
{
    private static readonly string[] Needed = ["bash", "jq"];

    public RequiresJqFactAttribute([CallerMemberName] string test = "") =>
        SkipReason.Give(
            this,
            Needed.All(IsInstalled) ? null : $"not installed: {string.Join(" and ", Needed.Where(name => !IsInstalled(name)))}",
            test
        );

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
