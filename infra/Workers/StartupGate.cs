using System.Globalization;
using Infra.Diagnostics;
using Pulumi;
using Pulumi.Cloudflare;

namespace Infra.Workers;

/// <summary>Lets no version serve that took longer to start than it may, which Cloudflare tells when it has the version.</summary>
internal static class StartupGate
{
    /// <summary>The version's id, if it passes.</summary>
    /// <exception cref="FaultsException">INF111, on a deployment: the version is uploaded, and what served before serves on.</exception>
    public static Output<string> Pass(WorkerVersion version, EdgeWorkerArgs args) =>
        Output.Tuple(version.Id, version.StartupTimeMs).Apply(uploaded => Check(uploaded.Item1, uploaded.Item2, args));

    private static string Check(string id, int milliseconds, EdgeWorkerArgs args)
    {
        var budget = (int)args.StartupBudget.TotalMilliseconds;
        return milliseconds <= budget
            ? id
            : throw new FaultsException([
                new Fault(
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
