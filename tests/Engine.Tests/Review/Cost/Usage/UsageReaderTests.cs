using Engine.Diagnostics;
using Engine.Projects;
using Review.Cost;
using Review.Cost.Usage;

namespace Engine.Tests.Review.Cost.Usage;

public sealed class UsageReaderTests : IDisposable
{
    private const string Bucket = "gcp:storage/bucket:Bucket";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_of_a_whole_file_gives_all_it_says()
    {
        var usage = Read(
            $$"""
            ceilings:
              prod: {shop: 300}
              other: {anything: 1}
            expected:
              prod:
                shop: {amount: 42.50, note: the documents}
            rates:
              gcp.redis.basic: {amount: 0.1, reason: a contract}
            unpriced:
              prod:
                shop: {files: billed to another account}
            usage:
              prod:
                shop:
                  {{Bucket}}: {storedGibibytes: 10}
                  files: {storedGibibytes: 20, readOperations: 0}
              other:
                anything:
                  something: {buildMinutes: 5}
            """
        );

        Assert.Equal(300m, usage.Ceiling("prod", "shop"));
        Assert.Null(usage.Ceiling("staging", "shop"));
        Assert.Equal(new Expectation(42.50m, "the documents"), usage.Expected("prod", "shop"));
        Assert.Equal(new RateReplacement(0.1m, "a contract"), usage.Rates["gcp.redis.basic"]);
        Assert.Equal(["files"], usage.AcceptedUnpriced("prod", "shop"));
        Assert.Empty(usage.AcceptedUnpriced("staging", "shop"));
        Assert.Equal(20m, usage.Given("prod", "shop", Bucket, "files", "storedGibibytes"));
        Assert.Equal(10m, usage.Given("prod", "shop", Bucket, "else", "storedGibibytes"));
        Assert.Equal(0m, usage.Given("prod", "shop", Bucket, "files", "readOperations"));
        Assert.Null(usage.Given("prod", "shop", Bucket, "else", "readOperations"));
    }

    [Fact]
    public void Read_of_a_file_without_entries_gives_nothing() => Assert.Empty(Read("ceilings:\nusage:\n").Amounts);

    [Fact]
    public void Read_of_a_wrong_file_tells_all_faults_in_the_order_of_its_lines() =>
        Fails(
            """
            ceiling: {}
            ceilings:
              prod: {shop: -1, shpo: 5}
            expected:
              prod:
                shop: {amount: much, nota: x}
            rates:
              gcp.redis.bsic: {amount: 1, reason: r}
              gcp.redis.basic: 5
            usage:
              prod:
                shop:
                  fils: {storedGibibytes: 1}
                  files: {storedGibibites: 1, buildMinutes: "2", readOperations: 1000000000000001}
                  logs: [1]
            """,
            """
            REV301 usage.yaml:1:1: 'ceiling' is not a valid section.
                   Fix: did you mean 'ceilings'?
            REV302 usage.yaml:3:16: '-1' is not a valid quantity; it takes a number from 0 to 1,000,000,000.
            REV303 usage.yaml:3:20: stack 'prod' has no system 'shpo'.
                   Fix: did you mean 'shop'?
            REV302 usage.yaml:6:11: 'note' is missing; an entry takes an amount in USD and, in 'note', where it comes from.
            REV302 usage.yaml:6:20: 'much' is not a valid quantity; it takes a number from 0 to 1,000,000,000.
            REV301 usage.yaml:6:26: 'nota' is not a valid member.
                   Fix: did you mean 'note'?
            REV301 usage.yaml:8:3: 'gcp.redis.bsic' is not a valid rate.
                   Fix: did you mean 'gcp.redis.basic'?
            REV302 usage.yaml:9:20: the entry is '5'; it takes a mapping of names.
            REV303 usage.yaml:13:7: system 'shop' of stack 'prod' has no resource and no type 'fils'.
                   Fix: did you mean 'files'?
            REV301 usage.yaml:14:15: 'storedGibibites' is not a valid quantity.
                   Fix: did you mean 'storedGibibytes'?
            REV303 usage.yaml:14:35: the price of 'files' does not depend on 'buildMinutes'.
                   Fix: remove it, or use egressGibibytes, readOperations, storedGibibytes or writeOperations.
            REV302 usage.yaml:14:49: '2' is not a valid quantity; it takes a number from 0 to 1,000,000,000,000,000.
            REV302 usage.yaml:14:70: '1000000000000001' is not a valid quantity; it takes a number from 0 to 1,000,000,000,000,000.
            REV303 usage.yaml:15:7: system 'shop' of stack 'prod' has no resource and no type 'logs'.
                   Fix: remove it, or use files.
            REV302 usage.yaml:15:13: usage.prod.shop.logs is an array; it takes a mapping of names.
            """
        );

    [Theory]
    [InlineData(
        "unpriced: {prod: {shop: {fils: x}}}\n",
        "REV303 usage.yaml:1:26: system 'shop' of stack 'prod' has no resource and no type 'fils'."
    )]
    [InlineData(
        "unpriced: {prod: {shop: {files: }}}\n",
        "REV302 usage.yaml:1:33: 'files' takes a string: the reason why it may have no price."
    )]
    [InlineData("usage: 5\n", "REV302 usage.yaml:1:8: usage is '5'; it takes a mapping of names.")]
    [InlineData(
        "usage: {prod: {shop: {files: {storedGibibytes: 1, storedGibibytes: 2}}}}\n",
        "ENG101 usage.yaml:1:51: the file is not valid: Duplicate key storedGibibytes."
    )]
    [InlineData(
        "usage: {prod: {shop: {files: {storedGibibytes: 1e3}}}}\n",
        "REV302 usage.yaml:1:48: '1e3' is not a valid quantity; it takes a number from 0 to 1,000,000,000,000,000."
    )]
    [InlineData("usage: {prod: {shop: {files: {storedGibibytes: 1,000}}}}\n", "REV301 usage.yaml:1:50: '000' is not a valid quantity.")]
    [InlineData("", "ENG101 usage.yaml:1:1: the file is not valid: it is empty.")]
    public void Read_of_a_wrong_form_says_where(string text, string fault) =>
        Assert.StartsWith(fault, Assert.Throws<FaultException>(() => Read(text)).Message, StringComparison.Ordinal);

    private void Fails(string text, string faults)
    {
        var exception = Assert.Throws<FaultException>(() => Read(text));

        Assert.Equal((ExitCode.Usage, faults), (exception.ExitCode, string.Join('\n', exception.Faults)));
    }

    private UsageFile Read(string text) =>
        UsageReader.Read(
            YamlSource.Load(_folder.Write("usage.yaml", text)),
            RateTable.Load(),
            [Priced.Plan(Priced.Resource(Bucket, "files"))]
        );
}
