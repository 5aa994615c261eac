using System.Text.Json;
using Engine.Plans;
using Engine.Plans.Json;
using Engine.Values;
using Review.Policy;
using static Engine.Tests.Review.Policy.Synthetic;

namespace Engine.Tests.Review.Policy;

/// <summary>Rules about the operations of a deployment and about the stack's outputs.</summary>
public sealed class PlanRuleTests
{
    private const string Bucket = "gcp:storage/bucket:Bucket";

    [Fact]
    public void What_stores_data_may_not_be_deleted()
    {
        var (kept, gone) = (Resource(Bucket, """{"name": "a"}""", "kept"), Resource(Bucket, "{}", "gone"));

        Assert.Equal([Verdict.Failed, Verdict.Passed], Between([kept, gone], [kept]));
        Assert.Equal([Verdict.Passed, Verdict.Passed], Between([kept], [kept, gone]));
    }

    [Fact]
    public void Whether_a_change_replaces_is_undetermined() =>
        Assert.Equal([Verdict.Undetermined], Between([Resource(Bucket, """{"name": "a"}""")], [Resource(Bucket, """{"name": "b"}""")]));

    [Fact]
    public void What_has_a_former_name_may_be_what_is_no_longer_there()
    {
        var renamed = Resource(Bucket, "{}", "new") with { Options = new PlannedOptions { Aliases = [new TextValue("urn:old")] } };

        Assert.Equal([Verdict.Passed, Verdict.Undetermined], Between([Resource(Bucket, "{}", "old")], [renamed]));
    }

    [Fact]
    public void What_its_parent_renames_may_be_what_is_no_longer_there()
    {
        var parent = Resource("shop:store:Store", "{}", "p") with
        {
            IsCustom = false,
            Options = new PlannedOptions { Aliases = [new TextValue("urn:old")] },
        };

        Assert.Equal(
            [Verdict.Passed, Verdict.Undetermined],
            Between([Resource(Bucket, "{}", "old")], [parent, Resource(Bucket, "{}", "new") with { Parent = parent.Urn }])
        );
    }

    [Fact]
    public void Without_a_plan_of_before_there_is_no_telling() =>
        Assert.Equal([Verdict.Undetermined], Verdicts("PLAN-002", Resource(Bucket, "{}")));

    [Fact]
    public void What_is_deleted_is_judged_by_no_other_rule() =>
        Assert.Empty(PolicyCheck.Judge([Rule("GCP-ST-002")], new PolicyStack(Plan(), Plan(Resource(Bucket, "{}")))));

    [Theory]
    [InlineData("""{"db_password": "hunter2"}""", "$outputs.db_password")]
    [InlineData("""{"db": {"API_KEY": "hunter2"}}""", "$outputs.db.API_KEY")]
    [InlineData("""{"connection_string": {"$computed": "hunter2"}}""", "$outputs.connection_string")]
    public void An_output_that_looks_secret_is_a_finding_that_does_not_tell_it(string outputs, string path)
    {
        var finding = Assert.Single(Outputs(outputs), finding => finding.Judgement.Verdict == Verdict.Failed);

        Assert.Equal((path, "a plain-text value (not shown)"), (finding.Judgement.Path, finding.Judgement.Value));
        Assert.Equal(Urns.StackType, finding.Subject.Resource.Type);
    }

    [Theory]
    [InlineData("""{"db_password": {"$secret": true}}""", Verdict.Passed)]
    [InlineData("""{"address": "https://x"}""", Verdict.Passed)]
    [InlineData("""{"db_password": {"$unknown": true}}""", Verdict.Undetermined)]
    public void An_output_that_is_no_secret_or_is_marked_passes(string outputs, Verdict verdict) =>
        Assert.Equal([verdict], Outputs(outputs).Select(finding => finding.Judgement.Verdict));

    private static IEnumerable<Verdict> Between(IReadOnlyList<PlannedResource> before, IReadOnlyList<PlannedResource> now) =>
        PolicyCheck.Judge([Rule("PLAN-002")], new PolicyStack(Plan(now), Plan(before))).Select(finding => finding.Judgement.Verdict);

    private static IReadOnlyList<Finding> Outputs(string outputs)
    {
        var plan = Plan(Resource(Urns.StackType, "{}", "shop-prod")) with
        {
            Outputs = ValueJson.ReadMap(JsonDocument.Parse(outputs).RootElement),
        };
        return PolicyCheck.Judge([Rule("PLAN-003")], new PolicyStack(plan));
    }
}
