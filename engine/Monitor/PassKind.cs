namespace Engine.Monitor;

/// <summary>The kind of a pass: how the engine fills outputs.</summary>
public enum PassKind
{
    /// <summary>Only with values that are known before deployment.</summary>
    Planned,

    /// <summary>With all values; unknown ones become deterministic placeholders.</summary>
    Resolved,
}
