using System.Runtime.CompilerServices;
using Engine.Processes;

namespace Engine.Tests.Recorded;

/// <summary>A test against recorded answers; it is skipped with a reason if they are not available.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RecordedFactAttribute : FactAttribute
{
    public RecordedFactAttribute(string path, [CallerMemberName] string test = "") => SkipReason.Give(this, Missing(path), test);

    internal static string? Missing(string path)
    {
        var full = Path.Combine(Repository.Shared, path);
        return Path.Exists(full)
            ? null
            : $"needs recorded answers of the real engine and providers, which are no part of this repository: no {full}";
    }
}

/// <summary>A theory over every case of the corpus, which also needs Node.js and its packages from npm.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CorpusTheoryAttribute : TheoryAttribute
{
    public CorpusTheoryAttribute([CallerMemberName] string test = "") =>
        SkipReason.Give(
            this,
            RecordedFactAttribute.Missing("oracle/engine/corpus")
                ?? (Executables.Find("node") is null || Executables.Find("npm") is null ? "node and npm are not on the PATH" : null),
            test
        );
}
