using Pulumi;

namespace Infra.Diagnostics;

/// <summary>Ends the program before anything is declared, with everything that is wrong at once.</summary>
/// <remarks>Of this kind of exception Pulumi prints the message alone; where it was thrown helps nobody who writes settings.</remarks>
public sealed class FaultsException : RunException
{
    /// <param name="faults">At least one, in the order in which the settings are read.</param>
    public FaultsException(IReadOnlyList<Fault> faults)
        : base(string.Join('\n', faults)) => Faults = faults;

    /// <summary>All that was found.</summary>
    public IReadOnlyList<Fault> Faults { get; }
}
