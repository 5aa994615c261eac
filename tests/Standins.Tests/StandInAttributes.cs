using System.Reflection;
using System.Runtime.CompilerServices;

namespace Standins.Tests;

/// <summary>The condition under which tests of the stand-ins are skipped.</summary>
internal static class StandInPackages
{
    /// <summary>Null with stand-ins, whose version has a fourth number; otherwise why the test is skipped.</summary>
    public static string? Absent { get; } =
        Version is { } version && version.Split('+')[0].Split('.').Length == 4
            ? null
            : $"the feed has the official packages (Pulumi {Version}) instead of the stand-ins.";

    private static string? Version =>
        typeof(Pulumi.Output).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;

    public static string? MissingFact(string path)
    {
        var full = Path.Combine(Repository.Shared, path);
        return Absent
            ?? (
                Path.Exists(full)
                    ? null
                    : $"needs recorded facts of the official packages, which are not part of this repository: {full} does not exist"
            );
    }
}

/// <summary>A test of the stand-ins alone: their own messages, and their refusal to deploy.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StandInFactAttribute : FactAttribute
{
    public StandInFactAttribute([CallerMemberName] string test = "") => SkipReason.Give(this, StandInPackages.Absent, test);
}

/// <summary>A theory about the stand-ins alone.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StandInTheoryAttribute : TheoryAttribute
{
    public StandInTheoryAttribute([CallerMemberName] string test = "") => SkipReason.Give(this, StandInPackages.Absent, test);
}

/// <summary>
/// A test that compares stand-ins with recorded facts of the official packages; it is skipped with a reason if either is not available.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RecordedFactAttribute : FactAttribute
{
    public RecordedFactAttribute(string path, [CallerMemberName] string test = "") =>
        SkipReason.Give(this, StandInPackages.MissingFact(path), test);
}

/// <summary>A theory that compares stand-ins with recorded facts of the official packages.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RecordedTheoryAttribute : TheoryAttribute
{
    public RecordedTheoryAttribute(string path, [CallerMemberName] string test = "") =>
        SkipReason.Give(this, StandInPackages.MissingFact(path), test);
}
