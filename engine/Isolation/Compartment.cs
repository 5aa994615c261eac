namespace Engine.Isolation;

/// <summary>The folders of one process that the engine starts.</summary>
internal sealed class Compartment
{
    public Compartment(DirectoryInfo folder)
    {
        Home = folder.CreateSubdirectory("home").FullName;
        Engine = folder.CreateSubdirectory("engine").FullName;
        Root = folder.CreateSubdirectory("root").FullName;
    }

    /// <summary>The process's home directory and temporary folder.</summary>
    public string Home { get; }

    /// <summary>
    /// The files that the engine prepares for the process; mounted at <see cref="Sandbox.EngineFolder"/> in an isolated process.
    /// </summary>
    public string Engine { get; }

    /// <summary>The mount point for the file system of an isolated process, in its own mount namespace.</summary>
    public string Root { get; }
}
