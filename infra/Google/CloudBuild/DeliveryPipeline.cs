using System.Text.RegularExpressions;
using Infra.Composition;
using Infra.Quantities;
using Pulumi;
using Pulumi.Gcp.CloudBuild;
using Pulumi.Gcp.CloudBuild.Inputs;

namespace Infra.Google.CloudBuild;

/// <summary>
/// A build trigger that builds every commit on a branch of a GitHub repository, step by step, with its own service account.
/// </summary>
/// <remarks>
/// The repository's owner connects it to Cloud Build once, manually. Source:
/// https://cloud.google.com/build/docs/automating-builds/github/connect-repo-github.
/// </remarks>
public sealed class DeliveryPipeline : ComponentResource
{
    private const string TypeToken = "platform:delivery:DeliveryPipeline";

    /// <summary>The environment variable that holds the token.</summary>
    private const string TokenVariable = "TOKEN";

    /// <summary>The maximum duration of a build: enough for four images in sequence on eight CPUs. The API allows up to a day.</summary>
    private static readonly TimeSpan LongestBuild = TimeSpan.FromSeconds(1_200);

    /// <param name="name">The trigger's name.</param>
    /// <param name="args">The repository, the service account and the steps.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
    public DeliveryPipeline(string name, DeliveryPipelineArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var source = args.Settings.Source.Split('/');
        var trigger = new Trigger(
            name,
            new()
            {
                Name = name,
                Location = args.Region,
                Description = $"Builds {args.Settings.Source} on every push to {args.Branch}",
                ServiceAccount = Output.Format($"projects/{args.Project}/serviceAccounts/{args.Identity.Email}"),
                Github = new TriggerGithubArgs
                {
                    Owner = source[0],
                    Name = source[1],
                    Push = new TriggerGithubPushArgs { Branch = $"^{Regex.Escape(args.Branch)}$" },
                },
                ApprovalConfig = new TriggerApprovalConfigArgs { ApprovalRequired = args.Settings.Approval },
                Build = Build(args),
            },
            new() { Parent = this, DependsOn = ChildOptions.Of(this, options).DependsOn.Concat(args.Token.Prerequisites.ToArray()) }
        );

        TriggerId = trigger.TriggerId;
        RegisterOutputs(new Dictionary<string, object?> { ["triggerId"] = TriggerId });
    }

    /// <summary>The trigger's ID, for starting a build manually.</summary>
    public Output<string> TriggerId { get; }

    private static TriggerBuildArgs Build(DeliveryPipelineArgs args) =>
        new()
        {
            Timeout = LongestBuild.InSeconds(),
            Options = new TriggerBuildOptionsArgs { MachineType = "E2_HIGHCPU_8", Logging = "CLOUD_LOGGING_ONLY" },
            AvailableSecrets = new TriggerBuildAvailableSecretsArgs
            {
                SecretManagers =
                {
                    new TriggerBuildAvailableSecretsSecretManagerArgs
                    {
                        Env = TokenVariable,
                        VersionName = Output.Format($"projects/{args.Project}/secrets/{args.Token.SecretId}/versions/{args.Token.Version}"),
                    },
                },
            },
            Steps = args.Steps.Select(Step).ToList(),
        };

    private static TriggerBuildStepArgs Step(BuildStep step)
    {
        var declared = new TriggerBuildStepArgs
        {
            Id = step.Name,
            Name = step.Image,
            Script = step.Script,
            // Cloud Build does not substitute variables in scripts; steps receive them as environment variables.
            Envs = step
                .Variables.OrderBy(variable => variable.Key, StringComparer.Ordinal)
                .Select(variable => (Input<string>)Output.Format($"{variable.Key}={variable.Value}"))
                .ToList(),
        };
        if (step.ReadsToken)
        {
            declared.SecretEnvs.Add(TokenVariable);
        }

        return declared;
    }
}
