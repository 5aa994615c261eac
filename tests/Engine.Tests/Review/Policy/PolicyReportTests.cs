using Engine.Plans;
using Engine.Values;
using Review.Policy;
using Review.Policy.Exemptions;
using static Engine.Tests.Review.Policy.Synthetic;

namespace Engine.Tests.Review.Policy;

public sealed class PolicyReportTests
{
    private const string Redis = "gcp:redis/instance:Instance";

    private static readonly DateOnly Today = new(2026, 1, 15);

    [Fact]
    public void Findings_are_exempted_by_rule_stack_and_resource()
    {
        var report = Report(
            [Basic("a"), Basic("b"), Basic("other")],
            Exempt("GCP-RED-003", "prod", $"{Redis} a"),
            Exempt("GCP-RED-003", "prod", $"{Redis} b*"),
            Exempt("GCP-RED-003", "staging", $"{Redis} other"),
            Exempt("GCP-RED-002", "prod", $"{Redis} other")
        );

        Assert.Equal(["a", "b"], report.Exempted.Select(exempted => exempted.Finding.Subject.Resource.Name));
        Assert.Equal(["other"], report.Findings.Select(finding => finding.Subject.Resource.Name));
        Assert.Equal(
            [$"REV212 file:1:1: the exemption from GCP-RED-002 for '{Redis} other' matches no finding."],
            report.Stale.Select(fault => $"{fault.Code} {fault.Message}")
        );
    }

    [Theory]
    [InlineData("2026-01-15", 0)]
    [InlineData("2026-01-14", 1)]
    public void An_exemption_holds_to_the_end_of_its_last_day(string expires, int findings)
    {
        var exemption = Exempt("GCP-RED-003", "prod", $"{Redis} *") with { Expires = DateOnly.Parse(expires) };

        var report = Report([Basic("a")], exemption);

        Assert.Equal(findings, report.Findings.Count);
        Assert.Equal(
            findings == 0
                ? []
                :
                [
                    "REV211 file:1:1: the exemption from GCP-RED-003 expired on 2026-01-14.\n"
                        + "       Fix: fix the finding, or have platform review the exemption again.",
                ],
            report.Stale.Select(fault => fault.ToString())
        );
    }

    [Fact]
    public void An_exemption_from_what_is_not_known_yet_is_of_use()
    {
        var report = Report([Resource(Redis, """{"tier": {"$unknown": true}}""")], Exempt("GCP-RED-003", "prod", $"{Redis} *"));

        Assert.Empty(report.Stale);
        Assert.Single(report.Undetermined, finding => finding.Rule.Id == "GCP-RED-003");
    }

    [Theory]
    [InlineData("prod", true)]
    [InlineData("staging", false)]
    public void Rules_hold_for_the_environments_they_name(string environment, bool isFound)
    {
        var plan = Plan(Basic("a"));
        var report = PolicyReport.Of(plan, new PolicyStack(plan), RuleEnvironment.Of(RuleCatalog.All(), environment), [], Today);

        Assert.Equal(isFound, report.Findings.Any(finding => finding.Rule.Id == "GCP-RED-003"));
        Assert.Equal(RuleCatalog.All().Count(rule => rule.AppliesTo.Contains(environment)), report.Rules);
    }

    [Fact]
    public void Findings_come_in_one_order_whatever_the_order_of_the_resources()
    {
        PlannedResource[] resources =
        [
            Basic("b"),
            Basic("a"),
            Resource("gcp:sql/databaseInstance:DatabaseInstance", """{"databaseVersion": "POSTGRES_15"}"""),
            Basic("c"),
        ];

        var first = Order(resources);

        Assert.Equal(first, Order([.. resources.Reverse()]));
        Assert.Equal(3 + 7, first.Count);
        Assert.Equal(first.Order(StringComparer.Ordinal), first);
    }

    [Fact]
    public void Secret_is_checked_and_not_shown()
    {
        const string Secret = "hunter2-is-basic";
        var secret = Basic("a") with { Inputs = new MapValue([new("tier", new SecretValue(new TextValue(Secret)))]) };

        var finding = Report([secret]).Findings.Single(finding => finding.Rule.Id == "GCP-RED-003");

        Assert.Equal("[secret]", finding.Judgement.Value);
    }

    [Fact]
    public void Refuses_findings_of_the_given_severity_and_above()
    {
        var report = Report([Basic("a")]);

        Assert.True(IsRefused(report, Severity.Info));
        Assert.True(IsRefused(report, Severity.High));
        Assert.False(IsRefused(report, Severity.Critical));
    }

    private static bool IsRefused(PolicyReport report, Severity failOn) => new CheckResult(report, failOn).Faults.Count > 0;

    private static PolicyReport Report(IReadOnlyList<PlannedResource> resources, params Exemption[] exemptions)
    {
        var plan = Plan(resources);
        return PolicyReport.Of(
            plan,
            new PolicyStack(plan),
            new RuleEnvironment("prod", [.. RuleCatalog.All().Where(Regards)]),
            exemptions,
            Today
        );
    }

    private static bool Regards(Rule rule) => rule.Id.StartsWith("GCP-RED", StringComparison.Ordinal) || rule.Id == "GCP-SQL-030";

    private static List<string> Order(PlannedResource[] resources) =>
        [
            .. Report(resources)
                .Findings.Select(finding =>
                    $"{(int)finding.Rule.Severity} {finding.Rule.Id} {finding.Subject.Resource.Urn} {finding.Judgement.Path}"
                ),
        ];

    private static Exemption Exempt(string rule, string stack, string resource) =>
        new(rule, [stack], [new ResourcePattern(resource, "file:1:1")], "platform", "It costs too much.", Today);

    private static PlannedResource Basic(string name) =>
        Resource(Redis, """{"tier": "BASIC", "transitEncryptionMode": "SERVER_AUTHENTICATION"}""", name);
}
