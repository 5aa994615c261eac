using System.Security.Cryptography;
using System.Text;

namespace Engine.Hosts.DotNet.Inputs;

/// <summary>The result of a comparison of inputs.</summary>
internal enum Freshness
{
    /// <summary>All inputs are unchanged.</summary>
    Same,

    /// <summary>Some stamps differ, but all contents are the same.</summary>
    SameContents,

    /// <summary>A build would read different inputs.</summary>
    Changed,
}

/// <summary>The state of all inputs of a build at the time it ran.</summary>
internal sealed class InputState
{
    private readonly List<FileState> _files;
    private readonly List<GlobState> _globs;
    private readonly string _variables;
    private readonly string _environment;

    private InputState(List<FileState> files, List<GlobState> globs, string variables, string environment) =>
        (_files, _globs, _variables, _environment) = (files, globs, variables, environment);

    /// <summary>
    /// Reads the state after a build; null if an input changed during the build, because it is unknown which version the build read.
    /// </summary>
    /// <param name="inputs">The inputs of the build.</param>
    /// <param name="assembly">The assembly that it wrote.</param>
    /// <param name="environment">Its environment.</param>
    /// <param name="start">When it started, in nanoseconds.</param>
    public static InputState? Take(InputList inputs, string assembly, IReadOnlyDictionary<string, string> environment, long start)
    {
        var outputs = new OutputFolders(inputs.Outputs, inputs.Projects);
        var packages = new OutputFolders(inputs.Packages, inputs.Projects);
        // NuGet creates them at a user's first restore.
        var written = InputPaths.UserSettings().ToHashSet(StringComparer.Ordinal);
        List<FileState> files = [];
        foreach (var path in InputPaths.From(inputs))
        {
            var state = FileState.FromFile(path);
            var isOutput = outputs.Contain(path);
            var isLate = state.Stamp.Touched >= start && File.Exists(path) && !written.Contains(path) && !packages.Contain(path);
            if (!isOutput && (isLate || (inputs.Items.Contains(path) && !state.Stamp.Exists)))
            {
                return null;
            }

            // Files that the build wrote to its output folders are not inputs, except for the packages that the restore selected.
            if (!isOutput || (!isLate && state.Stamp.Exists) || Path.GetFileName(path) == "project.assets.json")
            {
                files.Add(state);
            }
        }

        files.AddRange(BuildOutput.Files(assembly).Select(FileState.FromFile));
        var variables = $"\n{string.Join('\n', inputs.Variables.Order(StringComparer.Ordinal))}\n";
        var globs = inputs.Globs.Select(GlobState.From).ToList();
        return globs.SelectMany(glob => glob.LateFiles(start)).Any(file => !outputs.Contain(file))
            ? null
            : new InputState(files, globs, variables, Digest(variables, environment));
    }

    /// <summary>Compares the current state with this one, cheapest checks first.</summary>
    public Freshness Compare(IReadOnlyDictionary<string, string> environment)
    {
        if (Digest(_variables, environment) != _environment)
        {
            return Freshness.Changed;
        }

        var found = Freshness.Same;
        foreach (var input in _files.Select(file => file.Compare()).Concat(_globs.Select(glob => glob.Compare())))
        {
            if (input == Freshness.Changed)
            {
                return input;
            }

            found = input == Freshness.SameContents ? input : found;
        }

        return found;
    }

    /// <summary>Returns the same contents with the current stamps.</summary>
    public InputState Renewed() =>
        new([.. _files.Select(file => file.Renewed())], [.. _globs.Select(glob => glob.Renewed())], _variables, _environment);

    public void Write(BinaryWriter writer)
    {
        writer.Write(_variables);
        writer.Write(_environment);
        writer.WriteAll(_files, file => file.Write(writer));
        writer.WriteAll(_globs, glob => glob.Write(writer));
    }

    public static InputState Read(BinaryReader reader)
    {
        var (variables, environment) = (reader.ReadString(), reader.ReadString());
        return new(reader.ReadAll(() => FileState.Read(reader)), reader.ReadAll(() => GlobState.Read(reader)), variables, environment);
    }

    /// <summary>
    /// Returns a digest, because a variable may contain a secret. NuGet's variables are included even if no project names them.
    /// </summary>
    private static string Digest(string variables, IReadOnlyDictionary<string, string> environment)
    {
        var lines = environment
            .Where(variable =>
                variable.Key.StartsWith("NUGET_", StringComparison.OrdinalIgnoreCase)
                || variables.Contains($"\n{variable.Key.ToUpperInvariant()}\n", StringComparison.Ordinal)
            )
            .Select(variable => $"{variable.Key}={variable.Value}")
            .Order(StringComparer.Ordinal);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', lines))));
    }
}
