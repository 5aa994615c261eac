using System.Security.Cryptography;
using System.Text;
using Engine.Hosts.DotNet.Inputs;

namespace Engine.Hosts.DotNet;

/// <summary>Remembers what was built from which inputs, per project, in a folder that is the user's alone.</summary>
/// <param name="folder">The folder; null for none, which remembers nothing.</param>
/// <param name="dotnet">The command that builds it: another one brings other SDKs.</param>
/// <param name="projectFile">The project.</param>
/// <param name="environment">The environment that a build gets.</param>
internal sealed class BuildRecord(string? folder, string dotnet, string projectFile, IReadOnlyDictionary<string, string> environment)
{
    private const string Format = "pulumi-review build 2";

    private readonly string? _file = folder is null ? null : Path.Combine(folder, NameOf(projectFile));

    /// <summary>What the project is called among the records.</summary>
    public static string NameOf(string projectFile) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(projectFile)));

    /// <returns>The assembly that was built from what is there now, if it is still as it was; else null.</returns>
    public string? Assembly()
    {
        if (_file is null || Load() is not var (assembly, state) || !BuildOutput.MayRun(assembly, projectFile))
        {
            return null;
        }

        switch (state.Compare(environment))
        {
            case Freshness.Same:
                return assembly;
            case Freshness.SameContents:
                // Copied or checked out again: the next look is quick once more.
                Write(assembly, state.Renewed());
                return assembly;
            default:
                return null;
        }
    }

    /// <summary>Losing the record costs a build, so that failing to write it is not an error.</summary>
    /// <param name="assembly">What was built.</param>
    /// <param name="inputs">What the build has read.</param>
    /// <param name="start">When it started, in nanoseconds: what has changed since may not be in the assembly.</param>
    public void Save(string assembly, InputList inputs, long start)
    {
        if (_file is null)
        {
            return;
        }

        BuildOutput.KeepOthersFromWriting(assembly);
        if (
            inputs.IsComplete
            && BuildOutput.MayRun(assembly, projectFile)
            && InputState.Take(inputs, assembly, environment, start) is { } state
        )
        {
            Write(assembly, state);
        }
        else
        {
            File.Delete(_file);
        }
    }

    private (string Assembly, InputState State)? Load()
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(File.ReadAllBytes(_file!)));
            return reader.ReadString() == Format && reader.ReadString() == projectFile && reader.ReadString() == dotnet
                ? (reader.ReadString(), InputState.Read(reader))
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private void Write(string assembly, InputState state)
    {
        try
        {
            var temporary = $"{_file}.{Path.GetRandomFileName()}";
            using (var writer = new BinaryWriter(File.Create(temporary)))
            {
                writer.Write(Format);
                writer.Write(projectFile);
                writer.Write(dotnet);
                writer.Write(assembly);
                state.Write(writer);
            }

            File.Move(temporary, _file!, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next run builds again.
        }
    }
}
