namespace Stacks;

/// <summary>The settings of a system, read without faults.</summary>
public interface ISystemSettings
{
    /// <summary>Declares the system.</summary>
    /// <param name="name">The system's name.</param>
    /// <param name="earlier">The systems of the stack that come earlier in <see cref="StackSystems.Known"/>.</param>
    IStackSystem Create(string name, IReadOnlyList<IStackSystem> earlier);
}
