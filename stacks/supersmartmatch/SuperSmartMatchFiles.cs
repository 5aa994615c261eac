namespace Stacks;

/// <summary>The files in <c>stacks/supersmartmatch</c>, which are embedded in the program.</summary>
public static class SuperSmartMatchFiles
{
    private const string Prefix = "supersmartmatch/";

    /// <summary>Returns the contents of a file.</summary>
    /// <param name="path">The path in the folder, such as <c>router/start.sh</c>.</param>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    public static string Text(string path)
    {
        using var stream =
            typeof(SuperSmartMatchFiles).Assembly.GetManifestResourceStream(Prefix + path) ?? throw new FileNotFoundException(null, path);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
