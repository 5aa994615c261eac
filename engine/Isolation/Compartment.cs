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

    /// <summary>The process's home and temporary folder.</summary>
    public string Home { get; }

    /// <summary>What the engine prepares for the process; an isolated process finds it at <see cref="Sandbox.EngineFolder"/>.</summary>
    public string Engine { get; }

    /// <summary>Where the file system of an isolated process is put together, in its own mount namespace.</summary>
    public string Root { get; }
}
