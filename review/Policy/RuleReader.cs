using Engine.Diagnostics;

namespace Review.Policy;

/// <summary>Reads the rules of <c>review/Policy/Rules</c> that are pure data.</summary>
internal static class RuleReader
{
    /// <summary>The folder of the files, for messages.</summary>
    public const string Folder = "review/Policy/Rules/";

    private const string Prefix = "policy/";

    /// <summary>Returns the rules of all files.</summary>
    /// <param name="taken">The ids of other rules.</param>
    /// <exception cref="FaultException">A file is not valid (REV360 to REV366); all faults of all files are reported.</exception>
    public static IReadOnlyList<DataRule> All(IEnumerable<string> taken)
    {
        var assembly = typeof(RuleReader).Assembly;
        return Read(
            assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name =>
                {
                    using var stream = assembly.GetManifestResourceStream(name)!;
                    var json = new byte[stream.Length];
                    stream.ReadExactly(json);
                    return (Folder + name[Prefix.Length..], json);
                }),
            taken
        );
    }

    /// <inheritdoc cref="All"/>
    /// <param name="files">The name and the content of each file.</param>
    /// <param name="taken">The ids of other rules.</param>
    public static IReadOnlyList<DataRule> Read(IEnumerable<(string Name, byte[] Json)> files, IEnumerable<string> taken)
    {
        var ids = new HashSet<string>(taken, StringComparer.Ordinal);
        var faults = new List<Fault>();
        var rules = files.SelectMany(file => new RuleFileReader(file.Name, file.Json, ids, faults).Read()).ToList();
        return faults.Count == 0 ? rules : throw new FaultException(faults);
    }
}
