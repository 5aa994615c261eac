using System.Reflection;
using System.Runtime.CompilerServices;

namespace Standins.Tests;

/// <summary>Says where a test of the stand-ins has nothing to test.</summary>
internal static class StandInPackages
{
    /// <summary>Null with stand-ins, whose version has a fourth number; else why the test is skipped.</summary>
    public static string? Absent { get; } =
        Version is { } version && version.Split('+')[0].Split('.').Length == 4
            ? null
            : $"the feed carries the official packages (Pulumi {Version}): there is no stand-in to test.";

    private static string? Version =>
        typeof(Pulumi.Output).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;

    public static string? MissingFact(string path)
    {
        var full = Path.Combine(Repository.Shared, path);
        return Absent
            ?? (
                Path.Exists(full) ? null : $"needs recorded facts of the official packages, which are no part of this repository: no {full}"
            );
    }
}

/// <summary>What holds of the stand-ins alone: their own texts, and that they refuse to deploy.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StandInFactAttribute : FactAttribute
{
    public StandInFactAttribute([CallerMemberName] string test = "") => SkipReason.Give(this, StandInPackages.Absent, test);
}

/// <summary>The same, case by case.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StandInTheoryAttribute : TheoryAttribute
{
    public StandInTheoryAttribute([CallerMemberName] string test = "") => SkipReason.Give(this, StandInPackages.Absent, test);
}

/// <summary>Stand-ins against recorded facts of the official packages; where either is not here, it says that it was skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RecordedFactAttribute : FactAttribute
{
    public RecordedFactAttribute(string path, [CallerMemberName] string test = "") =>
        SkipReason.Give(this, StandInPackages.MissingFact(path), test);
}

/// <summary>The same, case by case.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RecordedTheoryAttribute : TheoryAttribute
{
    public RecordedTheoryAttribute(string path, [CallerMemberName] string test = "") =>
        SkipReason.Give(this, StandInPackages.MissingFact(path), test);
}
