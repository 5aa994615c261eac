namespace Engine.Diagnostics;

// The isolation of builds and programs, and the guard of the engine's port.
internal static partial class EngineDiagnostics
{
    public static Fault NotIsolated(string reason) =>
        Fault.Warning(
            "ENG320",
            $"The build and the program are not isolated: they can read the caller's files and processes and use the network ({reason})."
        );

    public static Fault NetworkNotIsolated() =>
        Fault.Warning("ENG321", "The build and the program can use the network: 'ip' of iproute2 is not installed.");

    public static Fault HomeNotIsolated() =>
        Fault.Warning("ENG323", "The build and the program can read the caller's home folder, because it is the project's folder.");

    /// <param name="file">The file as the project names it.</param>
    /// <param name="target">Where its path and its links lead.</param>
    /// <param name="allowed">What is allowed.</param>
    public static Fault FileNotVisible(string file, string target, IReadOnlyCollection<string> allowed)
    {
        var (from, to) = (ProgramText.Clean(file), ProgramText.Clean(target));
        return Fault.Usage(
            "ENG345",
            $"{from} {(from == to ? "is" : $"leads to {to}, which is")} outside what the isolated program can access: "
                + $"{string.Join(", ", allowed)}.",
            "move the file into the project's repository; if the program may read and write its folder, "
                + $"--share {Path.GetDirectoryName(to) ?? "DIR"}"
        );
    }

    public static bool IsFileNotVisible(Fault fault) => fault.Code == FileNotVisible("", "", []).Code;

    public static Fault AssetNotVisible(string subject, string reason) =>
        Fault.Program(
            "ENG346",
            $"{subject}: {reason}",
            "move the file into the project's repository; if the program may read and write its folder, --share DIR"
        );

    public static Fault ConnectionRefused(string reason) => Fault.Warning("ENG240", reason);

    public static Fault PortNotGuarded() =>
        Fault.Warning("ENG241", "This system does not report which process a connection comes from: the engine's port is not guarded.");
}
