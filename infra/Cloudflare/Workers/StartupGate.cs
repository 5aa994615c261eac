using System.Globalization;
using Infra.Diagnostics;
using Pulumi;
using Pulumi.Cloudflare;

namespace Infra.Cloudflare.Workers;

/// <summary>
/// Stops a version that exceeds its startup time from receiving traffic. Cloudflare reports the startup time after the upload.
/// </summary>
internal static class StartupGate
{
    /// <summary>Returns the version's ID if it passes.</summary>
    /// <exception cref="ProgramFaultsException">
    /// INF111, in a deployment: the version is uploaded, and the previous version keeps serving.
    /// </exception>
    public static Output<string> Pass(WorkerVersion version, CloudflareWorkerArgs args) =>
        Output.Tuple(version.Id, version.StartupTimeMs).Apply(uploaded => Check(uploaded.Item1, uploaded.Item2, args));

    private static string Check(string id, int milliseconds, CloudflareWorkerArgs args)
    {
        var budget = (int)args.StartupBudget.TotalMilliseconds;
        return milliseconds <= budget
            ? id
            : throw new ProgramFaultsException([
                new ProgramFault(
                    "INF111",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"release {args.Release.Name}, version {id}, took {milliseconds} ms to start; its budget is {budget} ms."
                    ),
                    "do less when modules are loaded, and release that under another name"
                ),
            ]);
    }
}
