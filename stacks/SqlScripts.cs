namespace Stacks;

/// <summary>The scripts of <c>stacks/sql</c>, which travel inside the program.</summary>
internal static class SqlScripts
{
    private const string Prefix = "sql/";

    /// <summary>Contents by file name.</summary>
    public static IReadOnlyDictionary<string, string> All()
    {
        var assembly = typeof(SqlScripts).Assembly;
        return assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(
                name => name[Prefix.Length..],
                name =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                    return reader.ReadToEnd();
                }
            );
    }
}
