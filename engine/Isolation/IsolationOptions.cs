namespace Engine.Isolation;

/// <summary>What the build and the program can access on the machine.</summary>
public sealed record IsolationOptions
{
    /// <summary>Whether both are isolated from the caller's files, processes and network, if the system permits it.</summary>
    public bool Isolated { get; init; } = true;

    /// <summary>The names of additional variables for the build, for feeds that need credentials.</summary>
    public IReadOnlyList<string> BuildVariables { get; init; } = [];

    /// <summary>The hosts, <c>HOST</c> or <c>HOST:PORT</c>, that the build may reach in addition to the package feeds.</summary>
    public IReadOnlyList<string> BuildHosts { get; init; } = [];

    /// <summary>The folders outside the project's repository that both can read and write.</summary>
    public IReadOnlyList<string> SharedFolders { get; init; } = [];
}
