using Engine.Diagnostics;
using Review.Policy.Exemptions;

namespace Engine.Tests.Review.Policy.Exemptions;

public sealed class ExemptionFileTests : IDisposable
{
    private const string Whole = """
        exemptions:
          - rule: GCP-SQL-009
            stacks: [prod]
            resources: ["gcp:sql/databaseInstance:DatabaseInstance shop-*"]
            owner: platform
            reason: It costs too much.
            expires: 2026-06-30
        """;

    private static readonly DateOnly Today = new(2026, 1, 15);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_exemption_is_read_with_all_it_says()
    {
        var exemption = Assert.Single(Load(Whole));

        Assert.Equal(
            ("GCP-SQL-009", "platform", "It costs too much.", new DateOnly(2026, 6, 30)),
            (exemption.Rule, exemption.Owner, exemption.Reason, exemption.Expires)
        );
        Assert.Equal(["prod"], exemption.Stacks);
        Assert.Equal(
            new ResourcePattern("gcp:sql/databaseInstance:DatabaseInstance shop-*", "exemptions.yaml:4:17"),
            Assert.Single(exemption.Resources)
        );
    }

    [Theory]
    [InlineData("exemptions: []")]
    [InlineData("exemptions:")]
    public void A_file_may_exempt_nothing(string text) => Assert.Empty(Load(text));

    [Theory]
    [InlineData(
        "rule: GCP-SQL-009",
        "rule: GCP-SQL-99",
        "REV202 exemptions.yaml:2:11: 'GCP-SQL-99' is not a valid rule ID.|did you mean 'GCP-SQL-009'?"
    )]
    [InlineData(
        "rule: GCP-SQL-009",
        "rule: nothing-like-it",
        "REV202 exemptions.yaml:2:11: 'nothing-like-it' is not a valid rule ID.|see docs/policies.md."
    )]
    [InlineData(
        "[prod]",
        "[prud]",
        "REV203 exemptions.yaml:3:14: 'prud' is not a stack of this project; " + "its stacks are staging and prod.|did you mean 'prod'?"
    )]
    [InlineData("[prod]", "[]", "REV201 exemptions.yaml:2:5: the exemption needs 'stacks', a list of one or more strings.")]
    [InlineData("[prod]", "prod", "REV201 exemptions.yaml:2:5: the exemption needs 'stacks', a list of one or more strings.")]
    [InlineData(
        "DatabaseInstance shop-*",
        "DatabaseInstance",
        "REV204 exemptions.yaml:4:17: 'gcp:sql/databaseInstance:DatabaseInstance' does not name a resource; "
            + "it takes TYPE NAME, where * matches anything."
            + "|gcp:pubsub/topic:Topic orders-*"
    )]
    [InlineData(
        "owner: platform",
        "ownr: platform",
        "REV201 exemptions.yaml:5:5: 'ownr' is not a member of an exemption.|did you mean 'owner'?"
            + "\nREV201 exemptions.yaml:2:5: the exemption needs 'owner', a string."
    )]
    [InlineData("reason: It costs too much.", "reason: \"  \"", "REV201 exemptions.yaml:2:5: the exemption needs 'reason', a string.")]
    [InlineData(
        "2026-06-30",
        "30.06.2026",
        "REV205 exemptions.yaml:7:14: '30.06.2026' is not a valid date (YYYY-MM-DD).|expires: 2027-01-16, or earlier"
    )]
    [InlineData(
        "2026-06-30",
        "2027-01-17",
        "REV205 exemptions.yaml:7:14: 2027-01-17 is more than a year away; the latest date allowed is 2027-01-16.|expires: 2027-01-16"
    )]
    [InlineData(
        "[prod]",
        "[prod, prod]",
        "REV206 exemptions.yaml:4:17: 'gcp:sql/databaseInstance:DatabaseInstance shop-*' in prod "
            + "is exempted from GCP-SQL-009 twice.|remove one of the two."
    )]
    [InlineData(
        "exemptions:",
        "exempt:",
        "REV201 exemptions.yaml:1:1: 'exempt' is not a member of this file, which contains one list, 'exemptions'." + "|exemptions: []"
    )]
    public void Fault_is_reported_with_its_place_and_fix(string right, string wrong, string faults) =>
        Assert.Equal(faults, Faults(Whole.Replace(right, wrong, StringComparison.Ordinal)));

    [Theory]
    [InlineData(
        "other: 1\nexemptions: [x]",
        "REV201 exemptions.yaml:1:1: 'other' is not a member of this file, which contains one list, 'exemptions'."
            + "|exemptions: []"
            + "\nREV201 exemptions.yaml:2:14: an exemption is a mapping of expires, owner, reason, resources, rule and stacks."
    )]
    [InlineData("exemptions: {a: b}", "REV201 exemptions.yaml:1:1: 'exemptions' is missing or not a list.|exemptions: []")]
    [InlineData("", "ENG101 exemptions.yaml:1:1: the file is not valid: it is empty.")]
    [InlineData(
        "exemptions: [",
        "ENG101 exemptions.yaml:2:1: the file is not valid: While parsing a node, did not find expected node content."
    )]
    public void All_faults_are_told_at_once(string text, string faults) => Assert.Equal(faults, Faults(text));

    [Fact]
    public void A_file_that_is_not_there_cannot_be_read() =>
        Assert.Equal(
            "ENG100",
            Assert.Throws<FaultException>(() => ExemptionFile.Load(Path.Combine(_folder.Path, "no.yaml"), [], [], Today)).Faults[0].Code
        );

    [Fact]
    public void Where_the_stacks_are_not_known_any_may_be_named() =>
        Assert.Single(ExemptionFile.Load(_folder.Write("exemptions.yaml", Whole), ["GCP-SQL-009"], [], Today));

    private IReadOnlyList<Exemption> Load(string text) =>
        ExemptionFile.Load(_folder.Write("exemptions.yaml", text), ["GCP-SQL-009", "GCP-SQL-011"], ["staging", "prod"], Today);

    private string Faults(string text)
    {
        var exception = Assert.Throws<FaultException>(() => Load(text));
        Assert.Equal(ExitCode.Usage, exception.ExitCode);
        return string.Join(
            '\n',
            exception.Faults.Select(fault => $"{fault.Code} {fault.Message}{(fault.Fix.Length == 0 ? "" : $"|{fault.Fix}")}")
        );
    }
}
