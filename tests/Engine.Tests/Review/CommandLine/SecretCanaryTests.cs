using Engine.Plans;
using Engine.Projects;
using Engine.Tests.Programs;
using Engine.Values;
using Providers;

namespace Engine.Tests.Review.CommandLine;

/// <summary>
/// No command writes a secret in any format: neither those of a program that uses them everywhere, nor those of this repository's stacks.
/// </summary>
[Collection(OwnStacks.Collection)]
public sealed class SecretCanaryTests(OwnStacks stacks)
{
    private const string Canary = "hunter22";

    /// <summary>All commands that show what a stack declares.</summary>
    public static TheoryData<string> Commands =>
        [
            "preview STACK",
            "preview STACK --json",
            "preview STACK --pass planned",
            "preview STACK --pass resolved --json",
            "graph STACK",
            "graph STACK --json",
            "check STACK",
            "check STACK --json",
            "cost STACK",
            "cost STACK --json",
            "cost STACK --markdown",
        ];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Secret_that_a_program_puts_everywhere_is_written_nowhere(string command)
    {
        await HostileProgram.EnsureBuiltAsync();

        var run = await RunAsync(command, "canary", HostileProgram.Folder);

        Assert.True(run.ExitCode is 0 or 1, run.Error);
        Assert.NotEmpty(run.Output);
        Assert.DoesNotContain(Canary, run.Output + run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Secrets_of_prod_are_written_nowhere(string command)
    {
        var secrets = Secrets(stacks.Prod, "prod");

        var run = await RunAsync(command, "prod", Repository.Root);

        Assert.True(run.ExitCode is 0 or 1, run.Error);
        Assert.True(secrets.Count >= 4, "Two database users, Grafana and Redis have passwords.");
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, run.Output + run.Error, StringComparison.Ordinal));
    }

    /// <summary>Returns the placeholders of that run for generated passwords.</summary>
    private static List<string> Secrets(Plan plan, string stack)
    {
        var settings = StackSettings.Load(ProjectFile.Load(Repository.Root), stack);
        var providers = new KnownProviders();
        return
        [
            .. plan
                .Resources.SelectMany(resource =>
                    resource.Type switch
                    {
                        "random:index/randomPassword:RandomPassword" => Strings(providers, resource, settings, "result", "bcryptHash"),
                        "gcp:redis/instance:Instance" => Strings(providers, resource, settings, "authString"),
                        _ => [],
                    }
                )
                .Distinct(),
        ];
    }

    private static IEnumerable<string> Strings(
        KnownProviders providers,
        PlannedResource resource,
        DeploymentSettings settings,
        params string[] outputs
    )
    {
        var state = providers.Resolved(resource, settings);
        return outputs.Select(name => Assert.IsType<TextValue>(Unwrap(state.Outputs[name])).Value);
    }

    private static PropertyValue? Unwrap(PropertyValue? value) => value is SecretValue secret ? Unwrap(secret.Inner) : value;

    private static Task<CommandRun> RunAsync(string command, string stack, string folder) =>
        CommandRun.OfAsync([.. command.Replace("STACK", stack, StringComparison.Ordinal).Split(' '), "--cwd", folder]);
}
