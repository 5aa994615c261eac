namespace Infra.Tests.Programs;

/// <summary>Files that are hashed, compared byte for byte or uploaded have the same line endings in every checkout.</summary>
public sealed class LineEndingTests
{
    [RequiresProgramFact("git")]
    public async Task Text_has_LF_line_endings_in_every_checkout()
    {
        var listed = (await InstalledProgram.RunAsync("git", ["-C", Repository.Root, "ls-files", "--eol"])).Succeeded().Output;
        var files = listed
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split((char[]?)null, 4, StringSplitOptions.RemoveEmptyEntries));

        // index, working tree, attributes, path
        Assert.All(
            files.Where(file => file[0] is not ("i/-text" or "i/none")),
            file => Assert.True(file[0] == "i/lf" && file[2].StartsWith("attr/text", StringComparison.Ordinal), string.Join(' ', file))
        );
        Assert.Contains("* text=auto eol=lf", await File.ReadAllLinesAsync(Repository.File(".gitattributes")));
    }
}
