using System.Globalization;
using System.Text;
using Engine.Tests.Review.Cost;
using Review.Cost;
using Review.Cost.Usage;
using Review.Render;

namespace Engine.Tests.Review.Render;

public sealed class CostTextTests
{
    private static readonly UsageFile Usage = Priced.Usage(("pages", "storedGibibytes", 5)) with
    {
        Ceilings = UsageFile.Empty.Ceilings.Add((Priced.Stack, Priced.System), 37),
        Expectations = UsageFile.Empty.Expectations.Add((Priced.Stack, Priced.System), new Expectation(30, "their documents")),
        Rates = UsageFile.Empty.Rates.Add("gcp.storage.standard", new RateReplacement(0.03m, "a contract")),
    };

    [Fact]
    public void Estimate_shows_totals_then_items_then_what_is_not_counted() =>
        Assert.Equal(
            """
            project/prod: 37.38 USD a month, 0.15 of it for the given usage

            shop                     37.38
              0.38 over the ceiling of 37.00
              expected 30.00: their documents
              3 items not counted: the usage is not given

            shop
              cache  gcp:redis:Instance  37.23
                     37.23  1 GiB, basic: 730 GiB-hour at 0.051
              pages  gcp:storage:Bucket  0.15
                      0.15  stored: 5 GiB-month at 0.03
              depends on usage: writeOperations, readOperations, egressGibibytes
                gcp:storage:Bucket pages

            Not priced and not in the totals
              vm  aws:ec2:Instance: the type has no price model

            Free of charge: 1 resource of 1 type.
            Replaced: gcp.storage.standard is 0.03, a contract

            """,
            CostText.Of(new CostResult([Cost], Before: null))
        );

    [Fact]
    public void Estimate_with_a_base_shows_the_change()
    {
        var lines = CostText.Of(new CostResult([Cost], Priced.Cost(Priced.Plan(), UsageFile.Empty))).Split('\n');

        Assert.Equal("project/prod: 37.38 USD a month, 0.15 of it for the given usage (+37.38)", lines[0]);
        Assert.Equal("shop                     37.38 (+37.38)", lines[2]);
    }

    [Fact]
    public void Of_an_estimate_is_the_same_where_numbers_are_written_otherwise()
    {
        var expected = (CostText.Of(new CostResult([Cost], Before: null)), CostMarkdown.Of(new CostResult([Cost], Before: null)));
        var before = CultureInfo.CurrentCulture;
        try
        {
            // Created by hand, because not every machine has data for other languages.
            var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (other.NumberFormat.NumberDecimalSeparator, other.NumberFormat.NumberGroupSeparator) = (",", ".");
            CultureInfo.CurrentCulture = other;
            Assert.Equal("1,5", $"{1.5m}");

            Assert.Equal(
                expected,
                (CostText.Of(new CostResult([Cost], Before: null)), CostMarkdown.Of(new CostResult([Cost], Before: null)))
            );
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Of_two_stacks_are_one_after_the_other() =>
        Assert.Equal(
            2,
            CostText
                .Of(new CostResult([Cost, Cost], Before: null))
                .Split('\n')
                .Count(line => line.StartsWith("project/prod: ", StringComparison.Ordinal))
        );

    [Fact]
    public void Json_has_the_amounts_the_lines_and_the_rates()
    {
        using var stream = new MemoryStream();
        CostJson.Write(new CostResult([Cost], Before: null), stream);
        var json = Encoding.UTF8.GetString(stream.ToArray());

        Assert.StartsWith(
            """
            {
              "format": 1,
              "currency": "USD",
              "stacks": [
                {
                  "project": "project",
                  "stack": "prod",
                  "total": 37.38,
                  "systems": [
                    {
                      "name": "shop",
                      "total": 37.38,
                      "byUsage": 0.15,
                      "ceiling": 37,
                      "expected": 30,
                      "resources": [
                        {
                          "urn": "urn:gcp:redis/instance:Instance:cache",
                          "total": 37.23,
                          "lines": [
                            {
                              "label": "1 GiB, basic",
                              "rate": "gcp.redis.basic",
                              "quantity": 730,
                              "amount": 37.23,
                              "byUsage": false
                            }
                          ]
                        },
            """,
            json,
            StringComparison.Ordinal
        );
        Assert.Contains("\"replacedBecause\": \"a contract\"", json, StringComparison.Ordinal);
        Assert.EndsWith("}\n", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_keeps_names_out_of_its_own_marks()
    {
        var plan = Priced.Plan(Priced.Resource("aws:ec2/instance:Instance", "a|b<script>"));

        var document = CostMarkdown.Of(new CostResult([Priced.Cost(plan, UsageFile.Empty)], Before: null));

        Assert.Contains("- `a\\|b<script>` (`aws:ec2:Instance`): the type has no price model", document, StringComparison.Ordinal);
    }

    private static StackCost Cost { get; } =
        Priced.Cost(
            Priced.Plan(
                Priced.Resource("gcp:redis/instance:Instance", "cache", """{"region": "europe-west1", "memorySizeGb": 1}"""),
                Priced.Resource("gcp:storage/bucket:Bucket", "pages", """{"location": "europe-west1"}"""),
                Priced.Resource("aws:ec2/instance:Instance", "vm\u001b[31m"),
                Priced.Resource("gcp:sql/user:User", "user")
            ),
            Usage
        );
}
