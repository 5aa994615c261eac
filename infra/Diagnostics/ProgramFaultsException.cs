using Pulumi;

namespace Infra.Diagnostics;

/// <summary>Stops the program before it declares any resource and reports all faults at once.</summary>
/// <remarks>For this exception type Pulumi prints only the message; a stack trace does not help users who edit settings.</remarks>
public sealed class ProgramFaultsException : RunException
{
    /// <param name="faults">At least one fault, in the order in which the settings are read.</param>
    public ProgramFaultsException(IReadOnlyList<ProgramFault> faults)
        : base(string.Join('\n', faults)) => Faults = faults;

    /// <summary>All faults that were found.</summary>
    public IReadOnlyList<ProgramFault> Faults { get; }
}
