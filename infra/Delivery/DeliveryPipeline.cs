using System.Text.RegularExpressions;
using Infra.Composition;
using Infra.Quantities;
using Pulumi;
using Pulumi.Gcp.CloudBuild;
using Pulumi.Gcp.CloudBuild.Inputs;

namespace Infra.Delivery;

/// <summary>Builds every commit on a branch of a GitHub repository, step by step, under an account of its own.</summary>
/// <remarks>
/// The repository is connected to Cloud Build once by hand, which is how its owner agrees to it.
/// Source: https://cloud.google.com/build/docs/automating-builds/github/connect-repo-github.
/// </remarks>
public sealed class DeliveryPipeline : ComponentResource
{
    private const string TypeToken = "platform:delivery:DeliveryPipeline";

    /// <summary>The variable in which a step finds the token.</summary>
    private const string TokenVariable = "TOKEN";

    /// <summary>Four images, one after the other, on eight processors; the API takes up to a day.</summary>
    private static readonly TimeSpan LongestBuild = TimeSpan.FromSeconds(1_200);

    /// <param name="name">The trigger's name.</param>
    /// <param name="args">Repository, account and steps.</param>
    /// <param name="options">Options of the component; what it depends on its resources depend on too.</param>
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

    /// <summary>The trigger's id, by which a build is started by hand.</summary>
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
            // Scripts are not searched for Cloud Build's variables; what a step needs of them it is given.
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
