using static System.FormattableString;

namespace Engine.Diagnostics;

// Secrets in a plan and in a program's output.
internal static partial class EngineDiagnostics
{
    /// <param name="places">The places that contain a secret.</param>
    public static Fault SecretNotMarked(IReadOnlyCollection<string> places) =>
        Fault.Warning(
            "ENG220",
            "A secret is in places that are not marked as secret; a deployment would store and show it there in plain text:"
                + Listed(places)
        );

    public static Fault ResourcesDifferOnlyInSecret(int count, string urn) =>
        Fault.Program(
            "ENG221",
            Invariant($"{count} resources differ only in a secret that is part of their names or types: {urn}."),
            "give them names without a secret.",
            urn
        );

    public static Fault SecretsTooLarge(int maximum) =>
        Fault.Program(
            "ENG222",
            Invariant($"The program's secrets are too large to search for in its output: over {maximum:#,0} characters."),
            "keep large files out of secrets: encrypt them, and make only the key a secret."
        );
}
