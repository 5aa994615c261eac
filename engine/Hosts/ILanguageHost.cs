using Engine.Monitor;
using Engine.Processes;
using Engine.Projects;

namespace Engine.Hosts;

/// <summary>Makes a program of one language ready to run. It knows the language's tools and nothing of the program.</summary>
internal interface ILanguageHost
{
    /// <summary>Builds what must be built.</summary>
    /// <param name="project">The program's project.</param>
    /// <param name="notices">Told in one line what is done when it takes a while.</param>
    /// <param name="cancellation">Ends the build.</param>
    /// <exception cref="Diagnostics.FaultException">A tool or a package is missing, or the program does not compile.</exception>
    Task<IProgramStart> PrepareAsync(ProjectFile project, IProgress<string> notices, CancellationToken cancellation);
}

/// <summary>How to start a program that is ready. Until it is disposed, no other preview builds the program anew.</summary>
internal interface IProgramStart : IDisposable
{
    /// <summary>How it reaches the engine out of a network of its own.</summary>
    EngineAccess Access { get; }

    /// <param name="services">Where it finds the engine.</param>
    /// <param name="environment">What any program gets; the host may add to it.</param>
    ProcessCommand Command(EngineServices services, IReadOnlyDictionary<string, string> environment);
}

/// <summary>How a program reaches the engine out of a network of its own.</summary>
internal enum EngineAccess
{
    /// <summary>It opens a port there, and the engine takes it over: SDKs on .NET know nothing but ports.</summary>
    PassedPort,

    /// <summary>Through a UNIX socket.</summary>
    UnixSocket,
}

/// <summary>Where a program finds the engine that runs it.</summary>
/// <param name="Monitor">The resource monitor, <c>127.0.0.1:port</c>.</param>
/// <param name="Log">The engine's own service.</param>
/// <param name="Settings">The deployment the program runs in.</param>
internal sealed record EngineServices(string Monitor, string Log, DeploymentSettings Settings);
