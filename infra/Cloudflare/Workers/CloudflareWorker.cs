using System.Security.Cryptography;
using System.Text;
using Infra.Composition;
using Pulumi;
using Pulumi.Cloudflare;
using Pulumi.Cloudflare.Inputs;

namespace Infra.Cloudflare.Workers;

/// <summary>A Worker: the version of one release, its traffic percentage and its hostname.</summary>
/// <remarks>
/// A version is immutable: any change creates a new version under another name, and the previous one stays at Cloudflare, where
/// <see cref="WorkerRollout"/> refers to it by ID. The provider deletes neither versions nor deployments; <c>retainOnDelete</c> makes that
/// visible in the plan. Source: https://developers.cloudflare.com/workers/configuration/versions-and-deployments/gradual-deployments/.
/// </remarks>
public sealed class CloudflareWorker : ComponentResource
{
    private const string TypeToken = "platform:workers:EdgeWorker";

    private const int FingerprintLength = 8;

    private readonly CloudflareWorkerArgs _args;
    private readonly ComponentResourceOptions? _options;
    private readonly Worker _worker;
    private readonly WorkersDeployment _deployment;

    /// <param name="name">The Worker's name.</param>
    /// <param name="args">The release, its bindings and its hostname.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
    public CloudflareWorker(string name, CloudflareWorkerArgs args, ComponentResourceOptions? options = null)
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

    /// <summary>The URL.</summary>
    public string Url { get; }

    /// <summary>The ID of the release's version, which a rollback to it needs.</summary>
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
        // After a refresh, an inherited secret is returned as another kind of binding; a real difference changes the resource name.
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
                // The properties contain file names but not contents; the hash makes changed contents visible in a plan.
                Annotations = new WorkerVersionAnnotationsArgs
                {
                    WorkersTag = _args.Release.Name,
                    WorkersMessage = $"sha256 {_args.Release.Bundle.Fingerprint}",
                },
            },
            kept
        );
    }

    /// <summary>Returns a hash of code, bindings and runtime: the same release name with other contents is another version.</summary>
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
            // Without a deployed version, the hostname has nothing to serve.
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
            // Without a deployed version, a schedule has nothing to run.
            new() { Parent = this, DependsOn = { _deployment } }
        );
}
