using System.Globalization;
using System.Text;
using System.Text.Json;
using Engine.Diagnostics;
using Engine.Plans;
using Engine.Plans.Json;
using Engine.Projects;
using Engine.Runs;
using Engine.Values;
using Hostile;
using Providers;
using Review.CommandLine;
using Review.Cost;
using Review.Cost.Usage;
using Review.Graph;
using Review.Policy;
using Review.Render;

namespace Engine.Tests.Programs;

/// <summary>Secrets in every form and every sink of Hostile/SecretSinks.cs, and in each output format of the plan.</summary>
public sealed class SecretSinksTests(SecretSinksTests.Sinks sinks) : IClassFixture<SecretSinksTests.Sinks>
{
    private static readonly Dictionary<string, Func<Plan, string>> Formats = new(StringComparer.Ordinal)
    {
        ["preview"] = plan => PreviewText.Of(plan, width: null),
        ["preview in 80 columns"] = plan => PreviewText.Of(plan, width: 80),
        ["preview --json"] = plan => Written(stream => PlanJson.Write(plan, stream)),
        ["messages"] = plan => string.Join('\n', plan.Messages.Select(MessageText.Of)),
        ["check"] = plan => PolicyText.Of(new CheckResult(Report(plan), Severity.Info), width: null),
        ["check --json"] = plan => Written(stream => PolicyJson.Write(new CheckResult(Report(plan), Severity.Info), stream)),
        ["cost"] = plan => CostText.Of(new CostResult([Cost(plan)], Before: null)),
        ["cost --json"] = plan => Written(stream => CostJson.Write(new CostResult([Cost(plan)], Before: null), stream)),
        ["cost --markdown"] = plan => CostMarkdown.Of(new CostResult([Cost(plan)], Before: null)),
        ["graph"] = plan => GraphSvg.Of(SystemGraph.Of(plan), "picture"),
    };

    public static TheoryData<string> FormatNames => [.. Formats.Keys];

    [Theory]
    [MemberData(nameof(FormatNames))]
    public void Format_of_a_plan_with_secrets_everywhere_shows_none(string format)
    {
        var written = Formats[format](sinks.Plan);

        Assert.NotEmpty(written);
        Assert.All(Forbidden(), form => Assert.DoesNotContain(form, written, StringComparison.Ordinal));
    }

    /// <summary>Parsing decodes what JSON escapes, so a secret could reappear.</summary>
    [Fact]
    public void Json_of_a_plan_with_secrets_everywhere_contains_none_when_parsed()
    {
        using var json = JsonDocument.Parse(Formats["preview --json"](sinks.Plan));
        var texts = string.Join('\n', Strings(json.RootElement));

        Assert.All(Forbidden(), form => Assert.DoesNotContain(form, texts, StringComparison.Ordinal));
    }

    [Fact]
    public void Plan_with_secrets_everywhere_names_twenty_places_and_the_number_of_the_rest()
    {
        var warning = sinks.Plan.Messages.Single(message => message.Text.StartsWith("ENG220 ", StringComparison.Ordinal));

        Assert.Equal(MessageSeverity.Warning, warning.Severity);
        Assert.Equal(22, warning.Text.Split('\n').Length);
    }

    [Theory]
    [InlineData(Passes.Both)]
    [InlineData(Passes.Resolved)]
    public async Task Secret_that_only_the_resolved_pass_discovers_is_hidden_in_the_output_of_the_other_pass(Passes passes)
    {
        var plan = await HostileProgram.PlanAsync("late", passes);

        Assert.Contains("printed: [secret]", plan.Messages.Select(message => message.Text));
        Assert.IsType<SecretValue>(plan.Outputs["plain"]);
        Assert.DoesNotContain(SecretForms.Simple, Whole(plan), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secret_that_the_output_limit_truncates_is_hidden_completely()
    {
        var messages = (await HostileProgram.PlanAsync("cut")).Messages.Select(message => message.Text).ToList();

        Assert.Single(messages);
        Assert.All(
            Enumerable.Range(0, SecretForms.Simple.Length - 3).Select(start => SecretForms.Simple.Substring(start, 4)),
            part => Assert.All(messages, message => Assert.DoesNotContain(part, message, StringComparison.Ordinal))
        );
        Assert.Contains(messages, message => message.Contains("[secret]\n… ", StringComparison.Ordinal));
        Assert.Contains(messages, message => message.Contains(" …\n[secret]-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Resources_that_differ_only_in_a_secret_are_refused_without_showing_it()
    {
        var exception = await Assert.ThrowsAsync<FaultException>(() => HostileProgram.PlanAsync("twins"));

        Assert.StartsWith("ENG221 2 resources differ only in a secret", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter22", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("swordfish", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>Plain-text settings whose keys are secret: those that a program reads, and the parts of objects.</summary>
    [Fact]
    public async Task Secret_setting_that_a_program_prints_is_hidden()
    {
        await HostileProgram.EnsureBuiltAsync();
        var settings = new DeploymentSettings
        {
            Project = "hostile",
            Stack = "settings",
            Config = new Dictionary<string, string>
            {
                ["hostile:text"] = "swordfish",
                ["hostile:object"] = """{"db":{"password":"hunter22"}}""",
                ["hostile:plain"] = "visible",
            },
            SecretKeys = new HashSet<string> { "hostile:text", "hostile:object" },
        };

        var plan = await new ProgramRunner(new KnownProviders()).RunAsync(
            ProjectFile.Load(HostileProgram.Folder),
            settings,
            Passes.Planned,
            CancellationToken.None
        );

        Assert.Equal(
            """{"hostile:object":"[secret]","hostile:plain":"visible","hostile:text":"[secret]"} [secret]""",
            plan.Messages.Single().Text
        );
    }

    private static IEnumerable<string> Forbidden() =>
        new[] { SecretForms.Simple, SecretForms.Awkward }
            .SelectMany(secret => SecretForms.All.Values.Select(form => form(secret)))
            .Select(form => form.Trim('"', '\'', '@', ' '))
            .Concat([SecretForms.FirstLine, SecretForms.LastLine, SecretForms.Number.ToString(CultureInfo.InvariantCulture)]);

    private static IEnumerable<string> Strings(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Strings(member.Value).Append(member.Name)),
            JsonValueKind.Array => json.EnumerateArray().SelectMany(Strings),
            JsonValueKind.String => [json.GetString()!],
            _ => [json.GetRawText()],
        };

    private static string Whole(Plan plan) => Formats["preview --json"](plan) + Formats["messages"](plan);

    private static PolicyReport Report(Plan plan) =>
        PolicyReport.Of(plan, new PolicyStack(plan, null), RuleEnvironment.Of(RuleCatalog.All(), "staging"), [], new DateOnly(2026, 1, 1));

    private static StackCost Cost(Plan plan) => new Estimator(RateTable.Load(), UsageFile.Empty).Estimate(plan);

    private static string Written(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>One run of the program for all formats.</summary>
    public sealed class Sinks : IAsyncLifetime
    {
        internal Plan Plan { get; private set; } = null!;

        public async Task InitializeAsync() => Plan = await HostileProgram.PlanAsync("sinks", Passes.Both);

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
