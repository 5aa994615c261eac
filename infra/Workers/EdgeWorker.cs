using System.Security.Cryptography;
using System.Text;
using Infra.Composition;
using Pulumi;
using Pulumi.Cloudflare;
using Pulumi.Cloudflare.Inputs;

namespace Infra.Workers;

/// <summary>A Worker: the version of one release, the share of requests it takes, and where it answers.</summary>
/// <remarks>
/// A version never changes: whatever differs makes another, under another name, and the one before stays at Cloudflare, where
/// <see cref="WorkerRollout"/> finds it by its id. The provider deletes neither versions nor deployments;
/// <c>retainOnDelete</c> says so in the plan too.
/// Source: https://developers.cloudflare.com/workers/configuration/versions-and-deployments/gradual-deployments/.
/// </remarks>
public sealed class EdgeWorker : ComponentResource
{
    private const string TypeToken = "platform:workers:EdgeWorker";

    private const int FingerprintLength = 8;

    private readonly EdgeWorkerArgs _args;
    private readonly ComponentResourceOptions? _options;
    private readonly Worker _worker;
    private readonly WorkersDeployment _deployment;

    /// <param name="name">The Worker's name.</param>
    /// <param name="args">Its release, what it is bound to and where it answers.</param>
    /// <param name="options">Options of the component; what it depends on its resources depend on too.</param>
    public EdgeWorker(string name, EdgeWorkerArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        _args = args;
        _options = options;
        _worker = CreateWorker(name);
        var version = UploadVersion(name);
        _deployment = Deploy(name, version);
        if (!args.Hostname.IsWorkersDev)
        {
            AnswerAt(name, args.Hostname);
        }

        if (args.Schedules.Count > 0)
        {
            Schedule(name, args.Schedules);
        }

        Url = $"https://{args.Hostname}";
        VersionId = version.Id;
        RegisterOutputs(new Dictionary<string, object?> { ["url"] = Url, ["versionId"] = VersionId });
    }

    /// <summary>Where it answers.</summary>
    public string Url { get; }

    /// <summary>The id of the release's version, which a rollback to it will need.</summary>
    public Output<string> VersionId { get; }

    private Worker CreateWorker(string name) =>
        new(
            name,
            new()
            {
                AccountId = _args.Account,
                Name = name,
                Tags = _args.Tags.ToList(),
                Subdomain = new WorkerSubdomainArgs { Enabled = _args.Hostname.IsWorkersDev, PreviewsEnabled = false },
                Observability = new WorkerObservabilityArgs
                {
                    Enabled = true,
                    HeadSamplingRate = 1,
                    Logs = new WorkerObservabilityLogsArgs
                    {
                        Enabled = true,
                        HeadSamplingRate = 1,
                        InvocationLogs = true,
                    },
                },
            },
            ChildOptions.Of(this, _options)
        );

    private WorkerVersion UploadVersion(string name)
    {
        var kept = ChildOptions.Of(this, _options);
        kept.RetainOnDelete = true;
        // Once refreshed, an inherited secret reads as another kind of binding; what truly differs has another name.
        kept.IgnoreChanges = ["bindings"];
        return new WorkerVersion(
            $"{name}-{_args.Release.Name}-{Fingerprint()}",
            new()
            {
                AccountId = _args.Account,
                WorkerId = _worker.Id,
                MainModule = WorkerBundle.MainModule,
                Modules = _args.Release.Bundle.Modules.ToList(),
                CompatibilityDate = _args.Release.CompatibilityDate,
                Bindings = WorkerBindings.Of(_args).ToList(),
                // Files are named here and their contents are not; by the hash a plan shows that they changed.
                Annotations = new WorkerVersionAnnotationsArgs
                {
                    WorkersTag = _args.Release.Name,
                    WorkersMessage = $"sha256 {_args.Release.Bundle.Fingerprint}",
                },
            },
            kept
        );
    }

    /// <summary>Of code, bindings and runtime: the same release of something else is another version.</summary>
    private string Fingerprint()
    {
        var parts = $"{_args.Release.Bundle.Fingerprint}\n{_args.Release.CompatibilityDate}\n{WorkerBindings.Describe(_args)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts)))[..FingerprintLength];
    }

    private WorkersDeployment Deploy(string name, WorkerVersion version) =>
        new(
            name,
            new()
            {
                AccountId = _args.Account,
                ScriptName = _worker.Name,
                Strategy = "percentage",
                Versions = _args.Rollout.Versions(StartupGate.Pass(version, _args)).ToList(),
            },
            new() { Parent = this, RetainOnDelete = true }
        );

    private void AnswerAt(string name, WorkerHostname hostname) =>
        _ = new WorkersCustomDomain(
            name,
            new()
            {
                AccountId = _args.Account,
                Hostname = hostname.ToString(),
                Service = _worker.Name,
            },
            // There is nothing to answer with before.
            new() { Parent = this, DependsOn = { _deployment } }
        );

    private void Schedule(string name, IReadOnlyList<string> schedules) =>
        _ = new WorkersCronTrigger(
            name,
            new()
            {
                AccountId = _args.Account,
                ScriptName = _worker.Name,
                Schedules = schedules.Select(cron => new WorkersCronTriggerScheduleArgs { Cron = cron }).ToList(),
            },
            // A Worker without a version has nothing to run.
            new() { Parent = this, DependsOn = { _deployment } }
        );
}
