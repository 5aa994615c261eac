namespace Engine.Isolation;

/// <summary>What the caller lets the build and the program see of the machine.</summary>
public sealed record IsolationOptions
{
    /// <summary>Whether they are kept away from the caller's files, processes and network, where the system permits it.</summary>
    public bool Isolated { get; init; } = true;

    /// <summary>Variables of the caller's environment that the build gets too, for feeds that want credentials.</summary>
    public IReadOnlyList<string> BuildVariables { get; init; } = [];

    /// <summary>Hosts, <c>HOST</c> or <c>HOST:PORT</c>, that the build may reach besides those of the package feeds.</summary>
    public IReadOnlyList<string> BuildHosts { get; init; } = [];

    /// <summary>Folders outside the project's repository that both may see and write to.</summary>
    public IReadOnlyList<string> SharedFolders { get; init; } = [];
}
