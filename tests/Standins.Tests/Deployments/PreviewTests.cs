using System.Text.Json;

namespace Standins.Tests.Deployments;

/// <summary>Programs under this repository's own engine, whose plans contain what it received.</summary>
public sealed class PreviewTests
{
    private const string Prefix = "urn:pulumi:tree::scenarios::";
    private const string Inner = "scenarios:index:Node$scenarios:index:Node";

    /// <summary>The command line's exit code for a program that failed.</summary>
    private const int ProgramFailed = 3;

    /// <summary>One preview for all tests.</summary>
    private static readonly Lazy<Task<JsonElement>> Tree = new(() => PlanAsync("tree"));

    [Fact]
    public async Task Urns_contain_the_types_of_all_parents_except_the_stack()
    {
        var tree = await Tree.Value;

        Assert.Equal(
            [
                $"{Prefix}gcp:pubsub/topic:Topic::third",
                $"{Prefix}pulumi:providers:gcp::elsewhere",
                $"{Prefix}pulumi:pulumi:Stack::scenarios-tree",
                $"{Prefix}{Inner}$gcp:pubsub/topic:Topic::first",
                $"{Prefix}{Inner}$gcp:pubsub/topic:Topic::second",
                $"{Prefix}{Inner}::inner",
                $"{Prefix}scenarios:index:Node::outer",
            ],
            tree.GetProperty("resources").EnumerateArray().Select(resource => resource.GetProperty("urn").GetString())
        );
        Assert.Equal($"{Prefix}{Inner}::inner", Resource(tree, "first").GetProperty("parent").GetString());
        Assert.Equal($"{Prefix}pulumi:pulumi:Stack::scenarios-tree", Resource(tree, "outer").GetProperty("parent").GetString());
    }

    [Fact]
    public async Task Protection_and_providers_are_inherited_until_they_are_set()
    {
        var tree = await Tree.Value;

        Assert.True(Option(tree, "outer", "protect").GetBoolean());
        Assert.True(Option(tree, "inner", "protect").GetBoolean());
        Assert.True(Option(tree, "first", "protect").GetBoolean());
        Assert.False(Option(tree, "second", "protect").GetBoolean());
        Assert.False(Resource(tree, "third").GetProperty("options").TryGetProperty("protect", out _));
        Assert.Equal($"{Prefix}pulumi:providers:gcp::elsewhere", Option(tree, "first", "provider").GetString());
        Assert.False(Resource(tree, "third").GetProperty("options").TryGetProperty("provider", out _));
    }

    [Fact]
    public async Task Every_option_reaches_the_engine()
    {
        var tree = await Tree.Value;

        Assert.Equal("""["labels"]""", Compact(Option(tree, "second", "ignoreChanges")));
        Assert.Equal("""["name"]""", Compact(Option(tree, "second", "replaceOnChanges")));
        Assert.Contains("project", Option(tree, "second", "additionalSecretOutputs").ToString(), StringComparison.Ordinal);
        Assert.Equal("""["tags"]""", Compact(Option(tree, "second", "hideDiffs")));
        Assert.True(Option(tree, "second", "retainOnDelete").GetBoolean());
        Assert.True(Option(tree, "second", "deleteBeforeReplace").GetBoolean());
        Assert.Equal($"{Prefix}scenarios:index:Node::outer", Option(tree, "second", "deletedWith").GetString());
        Assert.Equal(120, Option(tree, "second", "customTimeouts").GetProperty("create").GetDouble());
        Assert.Equal("projects/p/topics/second", Option(tree, "second", "import").GetString());
        Assert.Equal("9.35.0", Option(tree, "second", "version").GetString());
        Assert.Contains("::second", Option(tree, "third", "replaceWith")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Aliases_are_sent_as_they_are_given_and_nothing_else()
    {
        var tree = await Tree.Value;

        Assert.Contains("old-inner", Option(tree, "inner", "aliases").ToString(), StringComparison.Ordinal);
        var aliases = Option(tree, "second", "aliases");
        Assert.Contains("old-second", aliases[0].ToString(), StringComparison.Ordinal);
        Assert.Contains("gcp:old:Topic", aliases[1].ToString(), StringComparison.Ordinal);
        Assert.False(Resource(tree, "first").GetProperty("options").TryGetProperty("aliases", out _));
    }

    [Fact]
    public async Task Dependencies_are_sent_in_total_and_by_property()
    {
        var tree = await Tree.Value;
        string[] first = [$"{Prefix}{Inner}$gcp:pubsub/topic:Topic::first"];
        string[] underOuter = [.. first, $"{Prefix}{Inner}$gcp:pubsub/topic:Topic::second"];

        Assert.Equal(first, Strings(Resource(tree, "second").GetProperty("dependencies")));
        Assert.Equal(first, Strings(Resource(tree, "second").GetProperty("propertyDependencies").GetProperty("kmsKeyName")));
        Assert.Equal(underOuter, Strings(Resource(tree, "third").GetProperty("dependencies")));
    }

    [Fact]
    public async Task Outputs_of_the_stack_distinguish_known_secret_and_unknown_values()
    {
        var outputs = (await PlanAsync("outputs")).GetProperty("outputs");

        Assert.Equal("known", outputs.GetProperty("known").GetString());
        Assert.Equal("""{"$unknown":true}""", Compact(outputs.GetProperty("unknown")));
        Assert.Equal("""{"$secret":true}""", Compact(outputs.GetProperty("secret")));
        Assert.Equal("""{"list":[1,2]}""", Compact(outputs.GetProperty("nested")));
    }

    [Fact]
    public async Task Secret_properties_are_sent_as_secrets_whatever_they_are_given()
    {
        var plan = await PlanAsync("secrets");
        var user = Resource(plan, "user").GetProperty("inputs");
        var replica = Resource(plan, "replica").GetProperty("inputs").GetProperty("replicaConfiguration");

        Assert.Equal("""{"$secret":true}""", Compact(user.GetProperty("password")));
        Assert.Equal("shown", user.GetProperty("host").GetString());
        Assert.Equal("""{"$secret":true}""", Compact(replica));
        Assert.Contains("result", Option(plan, "password", "additionalSecretOutputs").ToString(), StringComparison.Ordinal);
    }

    [StandInFact]
    public async Task Options_of_a_read_reach_the_plan_and_its_children()
    {
        var preview = await PreviewAsync("read");

        Assert.DoesNotContain("canary-of-a-read", preview.Output + preview.Errors, StringComparison.Ordinal);
        var plan = JsonDocument.Parse(preview.Output).RootElement;
        const string secret = """{"$secret":true}""";
        Assert.Equal(secret, Compact(plan.GetProperty("outputs").GetProperty("name")));
        Assert.Equal("shown", plan.GetProperty("outputs").GetProperty("key").GetString());
        Assert.Equal(secret, Compact(Resource(plan, "known").GetProperty("inputs").GetProperty("name")));
        Assert.Equal(secret, Compact(Resource(plan, "child").GetProperty("inputs").GetProperty("kmsKeyName")));
        Assert.EndsWith("::elsewhere", Option(plan, "known", "provider").GetString(), StringComparison.Ordinal);
        Assert.Equal("9.35.0", Option(plan, "known", "version").GetString());
        Assert.EndsWith("::elsewhere", Option(plan, "child", "provider").GetString(), StringComparison.Ordinal);
        Assert.True(Option(plan, "child", "protect").GetBoolean());
    }

    [Fact]
    public async Task Two_resources_with_the_same_URN_are_refused()
    {
        var refusal = await PreviewAsync("duplicate");

        Assert.Equal(ProgramFailed, refusal.ExitCode);
        Assert.Contains(
            "Duplicate resource URN 'urn:pulumi:duplicate::scenarios::gcp:pubsub/topic:Topic::same'",
            refusal.Errors,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Failing_program_is_reported_once()
    {
        var refusal = await PreviewAsync("failing-apply");

        Assert.Equal(ProgramFailed, refusal.ExitCode);
        Assert.Equal(2, refusal.Errors.Split("broken on purpose").Length);
    }

    private static Task<Started> PreviewAsync(string stack) =>
        Started.RunAsync(
            Repository.Built("Review", "review.dll"),
            [
                "preview",
                stack,
                "--json",
                "--pass",
                "planned",
                "--cwd",
                Path.Combine(Repository.Root, "tests", "Standins.Tests", "Scenarios"),
            ]
        );

    private static async Task<JsonElement> PlanAsync(string stack)
    {
        var preview = await PreviewAsync(stack);
        Assert.True(preview.ExitCode == 0, preview.Errors);
        return JsonDocument.Parse(preview.Output).RootElement;
    }

    private static JsonElement Resource(JsonElement plan, string name) =>
        plan.GetProperty("resources").EnumerateArray().Single(resource => resource.GetProperty("name").GetString() == name);

    private static JsonElement Option(JsonElement plan, string resource, string option) =>
        Resource(plan, resource).GetProperty("options").GetProperty(option);

    private static IEnumerable<string?> Strings(JsonElement list) => list.EnumerateArray().Select(text => text.GetString());

    private static string Compact(JsonElement json) => JsonSerializer.Serialize(json);
}
