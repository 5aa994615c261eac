using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Infra.Tests.Workflows;

/// <summary>The permissions of the GitHub workflows, and the origin of the code they run.</summary>
public sealed partial class WorkflowTests
{
    private static readonly string[] Files =
    [
        .. Directory
            .EnumerateFiles(Repository.File(".github", "workflows"))
            .Select(file => Path.GetFileName(file))
            .Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> Workflows => [.. Files];

    public static TheoryData<string> SigningIn => ["preview.yml", "deploy.yml", "drift.yml"];

    [Fact]
    public void Workflows_are_these() => Assert.Equal(["deploy.yml", "drift.yml", "preview.yml", "review.yml"], Files);

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Third_party_action_is_pinned_by_commit_with_its_version_in_a_comment(string workflow) => AssertPinned(Text(workflow));

    [Fact]
    public void Own_action_pins_the_actions_it_uses() =>
        AssertPinned(File.ReadAllText(Repository.File(".github", "actions", "pulumi", "action.yml")));

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Workflow_can_only_read_the_code(string workflow) =>
        Assert.Equal("contents=read", Permissions(Load(workflow)["permissions"]));

    [Theory]
    [MemberData(nameof(SigningIn))]
    public void Job_that_signs_in_may_ask_for_a_token_and_read_the_code(string workflow) =>
        Assert.All(Jobs(workflow), job => Assert.Equal("contents=read, id-token=write", Permissions(job["permissions"])));

    [Fact]
    public void Review_signs_in_nowhere()
    {
        Assert.DoesNotContain("id-token", Text("review.yml"), StringComparison.Ordinal);
        Assert.DoesNotContain("secrets.", Text("review.yml"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Code_of_a_fork_never_runs_with_this_repositorys_rights(string workflow) =>
        Assert.DoesNotContain("pull_request_target", Text(workflow), StringComparison.Ordinal);

    [Fact]
    public void Preview_is_for_branches_of_this_repository() =>
        Assert.Equal("github.event.pull_request.head.repo.full_name == github.repository", $"{Assert.Single(Jobs("preview.yml"))["if"]}");

    [Theory]
    [InlineData("preview.yml", "preview", "pulumi preview --stack \"$STACK\" --diff --non-interactive", "PREVIEW_ACCOUNT")]
    [InlineData("deploy.yml", "preview", "pulumi preview --stack \"$STACK\" --diff --non-interactive", "PREVIEW_ACCOUNT")]
    [InlineData("deploy.yml", "deploy", "pulumi up --stack \"$STACK\" --refresh --yes --non-interactive", "DEPLOY_ACCOUNT")]
    [InlineData(
        "drift.yml",
        "drift",
        "pulumi preview --stack \"$STACK\" --refresh --expect-no-changes --diff --non-interactive",
        "PREVIEW_ACCOUNT"
    )]
    public void Job_runs_one_command_as_one_account(string workflow, string job, string command, string account)
    {
        var steps = ((YamlSequenceNode)Load(workflow)["jobs"][job]["steps"]).ToList();

        Assert.Equal(
            [command],
            steps.OfType<YamlMappingNode>().Where(step => step.Children.ContainsKey("run")).Select(step => $"{step["run"]}")
        );
        Assert.Equal($"${{{{ vars.{account} }}}}", $"{steps[1]["with"]["account"]}");
    }

    [Fact]
    public void Deployment_follows_its_preview_and_waits_for_the_environments_reviewers()
    {
        var deploy = Load("deploy.yml")["jobs"]["deploy"];

        Assert.Equal("preview", $"{deploy["needs"]}");
        Assert.Equal("${{ matrix.stack }}", $"{deploy["environment"]}");
        Assert.Equal("1", $"{deploy["strategy"]["max-parallel"]}");
        Assert.Equal(["staging", "prod"], ((YamlSequenceNode)deploy["strategy"]["matrix"]["stack"]).Select(stack => $"{stack}"));
    }

    private static void AssertPinned(string text)
    {
        var uses = Uses().Matches(text).Select(match => match.Groups["action"].Value).ToList();

        Assert.NotEmpty(uses);
        Assert.All(
            uses.Where(action => !action.StartsWith("./", StringComparison.Ordinal)),
            action => Assert.Matches(@"^[a-z-]+/[a-z-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+$", action)
        );
    }

    private static string Text(string workflow) => File.ReadAllText(Repository.File(".github", "workflows", workflow));

    private static YamlNode Load(string workflow)
    {
        var yaml = new YamlStream();
        using var reader = new StringReader(Text(workflow));
        yaml.Load(reader);
        return yaml.Documents.Single().RootNode;
    }

    private static List<YamlNode> Jobs(string workflow) => [.. ((YamlMappingNode)Load(workflow)["jobs"]).Children.Values];

    private static string Permissions(YamlNode permissions) =>
        string.Join(", ", ((YamlMappingNode)permissions).Children.Select(permission => $"{permission.Key}={permission.Value}"));

    [GeneratedRegex(@"uses: (?<action>.+)$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Uses();
}
