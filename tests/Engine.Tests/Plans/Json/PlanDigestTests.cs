using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Diagnostics;
using Engine.Plans.Json;

namespace Engine.Tests.Plans.Json;

public sealed class PlanDigestTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Digest_is_the_last_member_and_the_same_every_time()
    {
        var once = PlanJsonTests.Write(SamplePlan.Whole);

        Assert.Matches("\"digest\": \"sha256:[0-9a-f]{64}\"\n}\n$", once);
        Assert.Equal(once, PlanJsonTests.Write(SamplePlan.Whole));
        Assert.NotEqual(once, PlanJsonTests.Write(SamplePlan.Whole with { Stack = "other" }));
    }

    [Fact]
    public void Read_of_a_plan_with_other_white_space_is_accepted()
    {
        var text = JsonNode
            .Parse(PlanJsonTests.Write(SamplePlan.Whole), documentOptions: new JsonDocumentOptions { MaxDepth = 4_000 })!
            .ToJsonString();

        Assert.Equal("shop", PlanJson.Read(_folder.Write("plan.json", text)).Project);
    }

    public static TheoryData<string, Action<JsonObject>> Edits =>
        new()
        {
            { "a value", plan => plan["outputs"]!["whole"] = 4 },
            { "an unknown made known", plan => plan["outputs"]!["unknown"] = "known" },
            { "a secret made plain", plan => plan["outputs"]!["secret"] = "plain" },
            { "an output left out", plan => plan["outputs"]!.AsObject().Remove("text") },
            { "a resource left out", plan => plan["resources"]!.AsArray().RemoveAt(0) },
            { "the stack's name", plan => plan["stack"] = "prod" },
            { "a member of a later format", plan => plan["later"] = true },
            { "the digest itself", plan => plan["digest"] = $"sha256:{new string('0', 64)}" },
        };

    [Theory]
    [MemberData(nameof(Edits))]
    public void Read_of_a_plan_that_was_edited_is_refused(string what, Action<JsonObject> edit)
    {
        var file = Edited(edit);

        var exception = Assert.Throws<FaultException>(() => PlanJson.Read(file));

        Assert.Equal(ExitCode.Usage, exception.ExitCode);
        Assert.True(
            exception.Message
                == $"ENG262 The plan {file} was modified or truncated after it was written: its digest does not match its content.\n"
                    + "       Fix: write it again with: preview STACK --json > FILE",
            what
        );
    }

    [Fact]
    public void Read_of_a_plan_without_a_digest_is_refused()
    {
        var file = Edited(plan => plan.Remove("digest"));

        Assert.Equal(
            $"ENG261 The plan {file} has no 'digest', so it may be incomplete.\n"
                + "       Fix: write it again with: preview STACK --json > FILE",
            Assert.Throws<FaultException>(() => PlanJson.Read(file)).Message
        );
    }

    [Fact]
    public void Read_of_a_truncated_plan_is_refused()
    {
        var text = PlanJsonTests.Write(SamplePlan.Whole);

        var codes = new[] { 0, 1, text.Length / 2, text.Length - 4 }
            .Select(length => _folder.Write("plan.json", text[..length]))
            .Select(file => Assert.Throws<FaultException>(() => PlanJson.Read(file)).Faults.Single().Code);

        Assert.Equal(["ENG109", "ENG109", "ENG109", "ENG109"], codes);
    }

    [Fact]
    public void Read_of_a_plan_with_a_URN_twice_is_refused_although_its_digest_matches()
    {
        var plan = SamplePlan.Whole;
        var file = _folder.Write("plan.json", PlanJsonTests.Write(plan with { Resources = [.. plan.Resources, plan.Resources[^1]] }));

        Assert.Equal(
            $"ENG263 The plan {file} contains urn:pulumi:dev::shop::a:b:C::bare 2 times; a URN names one resource.\n"
                + "       Fix: write it again with: preview STACK --json > FILE",
            Assert.Throws<FaultException>(() => PlanJson.Read(file)).Message
        );
    }

    private string Edited(Action<JsonObject> edit)
    {
        var plan = JsonNode.Parse(PlanJsonTests.Write(SamplePlan.Whole))!.AsObject();
        edit(plan);
        return _folder.Write("plan.json", plan.ToJsonString());
    }
}
