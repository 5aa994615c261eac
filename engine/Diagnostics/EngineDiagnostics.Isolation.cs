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

    public static Fault ConnectionRefused(string reason) => Fault.Warning("ENG240", reason);

    public static Fault PortNotGuarded() =>
        Fault.Warning("ENG241", "This system does not report which process a connection comes from: the engine's port is not guarded.");
}
