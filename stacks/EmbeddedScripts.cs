namespace Stacks;

/// <summary>Reads the scripts in a folder of <c>stacks</c>, which are embedded in the program.</summary>
internal static class EmbeddedScripts
{
    /// <summary>Returns the contents by file name.</summary>
    public static IReadOnlyDictionary<string, string> Of(string folder)
    {
        var assembly = typeof(EmbeddedScripts).Assembly;
        var prefix = $"{folder}/";
        return assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(
                name => name[prefix.Length..],
                name =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                    // A checkout with CRLF would upload scripts that no shell can run, with another hash.
                    return reader.ReadToEnd().ReplaceLineEndings("\n");
                }
            );
    }
}
