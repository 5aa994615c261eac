using System.Globalization;
using System.Reflection;

namespace Engine.Isolation;

/// <summary>Makes a .NET process open ports and pass them to the engine (engine/StartupHook).</summary>
internal static class StartupHookFile
{
    private const string Assembly = "pulumi-review-startup.dll";
    private const string Socket = "ports";

    /// <returns>The variables for the process, and the receiver of its ports.</returns>
    public static (Dictionary<string, string> Variables, PassedPorts Ports) Prepare(Compartment compartment, params int[] ports)
    {
        using (var source = typeof(StartupHookFile).Assembly.GetManifestResourceStream(Assembly)!)
        using (var target = File.Create(Path.Combine(compartment.Engine, Assembly)))
        {
            source.CopyTo(target);
        }

        var numbers = string.Join(',', ports.Select(port => port.ToString(CultureInfo.InvariantCulture)));
        var variables = new Dictionary<string, string>
        {
            ["DOTNET_STARTUP_HOOKS"] = $"{Sandbox.EngineFolder}/{Assembly}",
            ["PULUMI_REVIEW_PORTS"] = $"{numbers}:{Sandbox.EngineFolder}/{Socket}",
        };
        return (variables, new PassedPorts(Path.Combine(compartment.Engine, Socket)));
    }
}
