using System.Security.Cryptography;
using System.Text;

namespace Engine.Hosts.DotNet.Inputs;

/// <summary>What a comparison of inputs found.</summary>
internal enum Freshness
{
    /// <summary>All are untouched.</summary>
    Same,

    /// <summary>Some were touched, and all have the contents they had.</summary>
    SameContents,

    /// <summary>A build would read something else.</summary>
    Changed,
}

/// <summary>All inputs of a build, as they were when it ran.</summary>
internal sealed class InputState
{
    private readonly List<FileState> _files;
    private readonly List<GlobState> _globs;
    private readonly string _variables;
    private readonly string _environment;

    private InputState(List<FileState> files, List<GlobState> globs, string variables, string environment) =>
        (_files, _globs, _variables, _environment) = (files, globs, variables, environment);

    /// <summary>Reads the state after a build; null if an input changed while it ran: which version it read is unknown.</summary>
    /// <param name="inputs">What the build reads.</param>
    /// <param name="assembly">What it wrote.</param>
    /// <param name="environment">Its environment.</param>
    /// <param name="start">When it started, in nanoseconds.</param>
    public static InputState? Take(InputList inputs, string assembly, IReadOnlyDictionary<string, string> environment, long start)
    {
        var outputs = new OutputFolders(inputs.Outputs, inputs.Projects);
        var packages = new OutputFolders(inputs.Packages, inputs.Projects);
        // NuGet writes them itself, at a user's first restore.
        var written = InputPaths.UserSettings().ToHashSet(StringComparer.Ordinal);
        List<FileState> files = [];
        foreach (var path in InputPaths.Of(inputs))
        {
            var state = FileState.Of(path);
            var isOutput = outputs.Contain(path);
            var isLate = state.Stamp.Touched >= start && File.Exists(path) && !written.Contains(path) && !packages.Contain(path);
            if (!isOutput && (isLate || (inputs.Items.Contains(path) && !state.Stamp.Exists)))
            {
                return null;
            }

            // What the build wrote among its outputs is not an input, except for the packages that the restore chose.
            if (!isOutput || (!isLate && state.Stamp.Exists) || Path.GetFileName(path) == "project.assets.json")
            {
                files.Add(state);
            }
        }

        files.AddRange(BuildOutput.Files(assembly).Select(FileState.Of));
        var variables = $"\n{string.Join('\n', inputs.Variables.Order(StringComparer.Ordinal))}\n";
        var globs = inputs.Globs.Select(GlobState.Of).ToList();
        return globs.SelectMany(glob => glob.LateFiles(start)).Any(file => !outputs.Contain(file))
            ? null
            : new InputState(files, globs, variables, Digest(variables, environment));
    }

    /// <summary>Compares, cheapest first, with what is there now.</summary>
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

    /// <summary>The same contents with the stamps of now.</summary>
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

    /// <summary>A digest, because a variable may hold a secret. Those of NuGet count without being named in a project.</summary>
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
