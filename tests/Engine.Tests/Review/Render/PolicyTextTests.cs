using System.Text;
using System.Text.Json.Nodes;
using Engine.Plans;
using Engine.Tests.Review.Policy;
using Review.Policy;
using Review.Policy.Exemptions;
using Review.Render;

namespace Engine.Tests.Review.Render;

/// <summary>The complete policy reports for people and for programs.</summary>
public sealed class PolicyTextTests
{
    private const string Password = "hunter22";

    private const string Text = """
        shop/prod: 3 findings (2 critical, 1 high) · 1 exempted · 2 undetermined
        5 rules for prod, 5 of them used · 1 checks passed, 0 of them on computed values

        critical
          DKR-029  Secret container variables are Pulumi secrets
            it  docker:index:Container
              envs[0]: DB_PASSWORD: a plain-text value (not shown)
              envs[1]: API_TOKEN: a plain-text value (not shown)
            expected: a Pulumi secret, or a reference to one
            fix: wrap the value in Output.CreateSecret, or mount a file and pass its
              path in NAME_FILE
            source: trivy:AVD-DS-0031, kics:a88baa34-e2ad-44ea-ad6f-8cac87bc7c71

        high
          DKR-027  Containers run as a non-root user
            it  docker:index:Container
              user: root:⏎::set-output [computed]
            expected: a string that does not match ^(root|0)(:|$)
            fix: set `user` to a numeric ID other than 0
            source: cis-docker:4.1, checkov:CKV_DOCKER_3, checkov:CKV_DOCKER_8,
              trivy:AVD-DS-0002

        Undetermined: known only after deployment
          PLAN-002  Resources that store data are not deleted or replaced
            the operation, which --base can determine: data
          DKR-007  Memory is limited, whatever
            memory: it

        Exempted
          DKR-006  The container's root file system is read-only
            medium · platform · until 2026-06-30
            It writes where it likes.
            for: it

        Exemptions to review
          REV211 file:1:1: the exemption from DKR-027 expired on 2026-01-01.
                 Fix: fix the finding, or have platform review the exemption again.
          REV212 file:1:1: the exemption from DKR-006 for 'x y' matches no finding.
                 Fix: remove it.

        Refused: 3 findings have severity high or above.

        """;

    [Fact]
    public void Findings_come_first_and_fit_a_terminal()
    {
        var text = PolicyText.Of(new CheckResult(Report, Severity.High), null);

        Assert.Equal(Text.Replace("Memory is limited, whatever", RuleFile.Of("DKR-007").Text("title"), StringComparison.Ordinal), text);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public void A_narrow_terminal_folds_more_and_cuts_nothing()
    {
        var text = PolicyText.Of(new CheckResult(Report, Severity.High), 50);

        Assert.All(text.Split('\n').Where(line => line.TrimStart().Contains(' ')), line => Assert.InRange(line.Length, 0, 50));
        Assert.Equal(Words(PolicyText.Of(new CheckResult(Report, Severity.High), 200)), Words(text));
    }

    [Fact]
    public void A_stack_without_findings_says_so_in_a_line()
    {
        var plan = Synthetic.Plan();
        var report = PolicyReport.Of(plan, new PolicyStack(plan), new RuleEnvironment("prod", []), [], default);

        Assert.StartsWith(
            "shop/prod: no finding · 0 exempted · 0 undetermined\n",
            PolicyText.Of(new CheckResult(report, Severity.Info), null)
        );
        Assert.DoesNotContain("Refused", PolicyText.Of(new CheckResult(report, Severity.Info), null));
    }

    [Fact]
    public void No_secret_is_in_any_form()
    {
        Assert.DoesNotContain(Password, PolicyText.Of(new CheckResult(Report, Severity.Info), null));
        Assert.DoesNotContain(Password, Json(Report));
    }

    [Fact]
    public void Json_has_all_that_the_text_has()
    {
        using var json = System.Text.Json.JsonDocument.Parse(Json(Report));
        var root = json.RootElement;

        Assert.Equal(
            (1, true, "high"),
            (root.GetProperty("format").GetInt32(), root.GetProperty("refused").GetBoolean(), root.GetProperty("failOn").GetString())
        );
        Assert.Equal(
            [3, 1, 2, 2],
            new[] { "findings", "exempted", "undetermined", "staleExemptions" }.Select(list => root.GetProperty(list).GetArrayLength())
        );
        Assert.Equal(
            """
            {
              "rule": "DKR-006",
              "severity": "medium",
              "kind": "security",
              "title": "The container's root file system is read-only",
              "urn": "urn:pulumi:prod::shop::docker:index/container:Container::it",
              "type": "docker:index/container:Container",
              "name": "it",
              "path": "readOnly",
              "value": "absent",
              "computed": false,
              "expected": "true",
              "fix": "set `readOnly` to true; use a tmpfs or a volume for files that are written",
              "sources": [
                "cis-docker:5.13"
              ],
              "exemption": {
                "owner": "platform",
                "reason": "It writes where it likes.",
                "expires": "2026-06-30"
              }
            }
            """,
            root.GetProperty("exempted")[0].GetRawText().Replace("\n    ", "\n", StringComparison.Ordinal)
        );
        Assert.Equal(Json(Report), Json(Report));
    }

    private static PolicyReport Report
    {
        get
        {
            var container = Synthetic.Resource(
                "docker:index/container:Container",
                $$"""
                {"envs": ["DB_PASSWORD={{Password}}", "API_TOKEN={{Password}}"], "user": {"$computed": "root:\n::set-output"},
                 "memory": {"$unknown": true} }
                """
            );
            Rule[] rules = [.. new[] { "DKR-006", "DKR-007", "DKR-027", "DKR-029", "PLAN-002" }.Select(Synthetic.Rule)];
            rules[2] = WithVolumes(RuleFile.Of("DKR-027").Json.DeepClone().AsObject());
            var plan = Synthetic.Plan(container, Synthetic.Resource("docker:index/volume:Volume", "{}", "data"));
            return PolicyReport.Of(
                plan,
                new PolicyStack(plan),
                new RuleEnvironment("prod", rules),
                [
                    Exempt("DKR-006", "*", new DateOnly(2026, 6, 30)),
                    Exempt("DKR-006", "x y", new DateOnly(2026, 6, 30)),
                    Exempt("DKR-027", "*", new DateOnly(2026, 1, 1)),
                ],
                new DateOnly(2026, 1, 15)
            );
        }
    }

    private static DataRule WithVolumes(JsonObject rule)
    {
        rule["alsoTypes"] = new JsonArray(new JsonObject { ["type"] = "docker:index/volume:Volume", ["path"] = "driver" });
        rule["missing"] = "pass";
        return RuleReader.Read([("rules.json", Encoding.UTF8.GetBytes(new JsonArray(rule).ToJsonString()))], []).Single();
    }

    private static Exemption Exempt(string rule, string resource, DateOnly expires) =>
        new(rule, ["prod"], [new ResourcePattern(resource, "file:1:1")], "platform", "It writes where it likes.", expires);

    private static string Words(string text) => string.Join(' ', text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static string Json(PolicyReport report)
    {
        using var stream = new MemoryStream();
        PolicyJson.Write(new CheckResult(report, Severity.High), stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
