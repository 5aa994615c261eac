namespace Stacks;

/// <summary>The files of <c>stacks/supersmartmatch</c>, which travel inside the program.</summary>
public static class SuperSmartMatchFiles
{
    private const string Prefix = "supersmartmatch/";

    /// <summary>The text of one.</summary>
    /// <param name="path">Its path in the folder, <c>router/start.sh</c>.</param>
    /// <exception cref="FileNotFoundException">There is none of that name.</exception>
    public static string Text(string path)
    {
        using var stream =
            typeof(SuperSmartMatchFiles).Assembly.GetManifestResourceStream(Prefix + path) ?? throw new FileNotFoundException(null, path);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
