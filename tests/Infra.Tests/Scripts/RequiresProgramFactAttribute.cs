using System.Runtime.CompilerServices;

namespace Infra.Tests.Scripts;

/// <summary>A test that runs programs of the machine; where one is missing it says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresProgramFactAttribute : FactAttribute
{
    /// <param name="programs">Their names, with spaces between.</param>
    /// <param name="test">The test's name.</param>
    public RequiresProgramFactAttribute(string programs, [CallerMemberName] string test = "")
    {
        var missing = programs.Split(' ').Where(program => !IsOnPath(program)).ToList();
        SkipReason.Give(this, missing.Count == 0 ? null : $"not on the PATH: {string.Join(", ", missing)}", test);
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
