using System.Security.Cryptography;
using System.Text;
using Engine.Hosts.DotNet.Inputs;

namespace Engine.Hosts.DotNet;

/// <summary>The record of what was built from which inputs, per project, in a folder that only the user can write to.</summary>
/// <param name="folder">The folder; null disables the record.</param>
/// <param name="dotnet">The path of the dotnet command: another one has other SDKs.</param>
/// <param name="projectFile">The project file.</param>
/// <param name="environment">The environment of the build.</param>
internal sealed class BuildRecord(string? folder, string dotnet, string projectFile, IReadOnlyDictionary<string, string> environment)
{
    private const string Format = "pulumi-review build 2";

    private readonly string? _file = folder is null ? null : Path.Combine(folder, NameOf(projectFile));

    /// <summary>Returns the name of the project's record.</summary>
    public static string NameOf(string projectFile) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(projectFile)));

    /// <returns>The assembly that was built from the current inputs, if it is unchanged; otherwise null.</returns>
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
                // The files were copied or checked out again; with new stamps, the next comparison is fast.
                Write(assembly, state.Renewed());
                return assembly;
            default:
                return null;
        }
    }

    /// <summary>Saves the record. Failure to write it is not an error, because a missing record costs only a build.</summary>
    /// <param name="assembly">The assembly that was built.</param>
    /// <param name="inputs">The inputs that the build read.</param>
    /// <param name="start">When the build started, in nanoseconds: later changes may not be in the assembly.</param>
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
