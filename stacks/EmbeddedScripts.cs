namespace Stacks;

/// <summary>The scripts of a folder of <c>stacks</c>, which travel inside the program.</summary>
internal static class EmbeddedScripts
{
    /// <summary>Contents by file name.</summary>
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
                    // A checkout with CRLF would upload scripts that no shell runs, under another hash.
                    return reader.ReadToEnd().ReplaceLineEndings("\n");
                }
            );
    }
}
