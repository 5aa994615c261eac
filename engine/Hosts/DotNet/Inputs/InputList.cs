using Engine.Files;

namespace Engine.Hosts.DotNet.Inputs;

/// <summary>The inputs of a build of one or more projects; written by the build and read by the preview that started it.</summary>
internal sealed class InputList
{
    private const int MaximumBytes = 64 * 1024 * 1024;

    public InputList() { }

    public InputList(string project) => Projects.Add(project);

    /// <summary>The project files.</summary>
    public HashSet<string> Projects { get; } = new(StringComparer.Ordinal);

    /// <summary>The projects that they reference.</summary>
    public HashSet<string> References { get; } = new(StringComparer.Ordinal);

    /// <summary>The files that the build read, which therefore exist.</summary>
    public HashSet<string> Items { get; } = new(StringComparer.Ordinal);

    /// <summary>The files whose state matters even if they are missing.</summary>
    public HashSet<string> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>The patterns that a new file may match.</summary>
    public HashSet<InputGlob> Globs { get; } = [];

    /// <summary>The names, in upper case, of the environment variables that are read if they exist.</summary>
    public HashSet<string> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>The file names that are searched for in a project's folder and its parent folders.</summary>
    public HashSet<string> NamesAbove { get; } = new(StringComparer.Ordinal);

    /// <summary>The folders that the build writes to.</summary>
    public HashSet<string> Outputs { get; } = new(StringComparer.Ordinal);

    /// <summary>The folders that a restore unpacks packages to, without duplicates.</summary>
    public HashSet<string> Packages { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether every referenced project has recorded its inputs.</summary>
    public bool IsComplete => Projects.Count > 0 && References.All(Projects.Contains);

    private HashSet<string>[] Sets => [Projects, References, Items, Files, Variables, NamesAbove, Outputs, Packages];

    /// <summary>Writes the list to a new file in the folder, because projects build in parallel.</summary>
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

    /// <returns>The contents of all files in the folder. A corrupt file is skipped, which makes the list incomplete.</returns>
    public static InputList Read(string folder)
    {
        var all = new InputList();
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => new FileInfo(file).Length < MaximumBytes))
        {
            using var reader = new BinaryReader(InputFile.Open(file));
            foreach (var set in all.Sets)
            {
                set.UnionWith(reader.ReadAll(reader.ReadString));
            }

            all.Globs.UnionWith(reader.ReadAll(() => InputGlob.Read(reader)));
        }

        return all;
    }
}
