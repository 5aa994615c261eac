namespace Engine.Hosts.DotNet.Inputs;

/// <summary>What the build of one project, or of several, reads; written by the build and read by the preview that started it.</summary>
internal sealed class InputList
{
    private const int Longest = 64 * 1024 * 1024;

    public InputList() { }

    public InputList(string project) => Projects.Add(project);

    /// <summary>The project files.</summary>
    public HashSet<string> Projects { get; } = new(StringComparer.Ordinal);

    /// <summary>The projects they reference.</summary>
    public HashSet<string> References { get; } = new(StringComparer.Ordinal);

    /// <summary>Files the build has read, which therefore exist.</summary>
    public HashSet<string> Items { get; } = new(StringComparer.Ordinal);

    /// <summary>Files that count as they are: one that is absent counts as absent.</summary>
    public HashSet<string> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Patterns that a new file may match.</summary>
    public HashSet<InputGlob> Globs { get; } = [];

    /// <summary>Names, in upper case, that are read from the environment where it has them.</summary>
    public HashSet<string> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>Names of files that are looked for in the folder of a project and in those above.</summary>
    public HashSet<string> NamesAbove { get; } = new(StringComparer.Ordinal);

    /// <summary>Folders that the build writes to.</summary>
    public HashSet<string> Outputs { get; } = new(StringComparer.Ordinal);

    /// <summary>Folders that a restore unpacks packages to, each of them once.</summary>
    public HashSet<string> Packages { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether each project that is referenced has recorded what it reads.</summary>
    public bool IsComplete => Projects.Count > 0 && References.All(Projects.Contains);

    private HashSet<string>[] Sets => [Projects, References, Items, Files, Variables, NamesAbove, Outputs, Packages];

    /// <summary>Writes a file of its own into the folder: projects build side by side.</summary>
    public void Write(string folder)
    {
        var file = Path.Combine(folder, Path.GetRandomFileName());
        using var writer = new BinaryWriter(File.Create(file));
        foreach (var set in Sets)
        {
            writer.WriteAll(set, writer.Write);
        }

        writer.WriteAll(Globs, glob => glob.Write(writer));
    }

    /// <returns>What all the files of the folder say; what a broken one says is lost, and its project with it.</returns>
    public static InputList Read(string folder)
    {
        var all = new InputList();
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => new FileInfo(file).Length < Longest))
        {
            using var reader = new BinaryReader(File.OpenRead(file));
            foreach (var set in all.Sets)
            {
                set.UnionWith(reader.ReadAll(reader.ReadString));
            }

            all.Globs.UnionWith(reader.ReadAll(() => InputGlob.Read(reader)));
        }

        return all;
    }
}
