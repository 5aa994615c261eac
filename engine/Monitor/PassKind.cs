namespace Engine.Monitor;

/// <summary>What the engine answers for outputs.</summary>
public enum PassKind
{
    /// <summary>Only what is known before the deployment.</summary>
    Planned,

    /// <summary>Everything, with deterministic stand-ins.</summary>
    Resolved,
}
