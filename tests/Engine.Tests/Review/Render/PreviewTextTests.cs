using Engine.Plans;
using Engine.Tests.Plans;
using Engine.Values;
using Review.Render;

namespace Engine.Tests.Review.Render;

public sealed class PreviewTextTests
{
    private const string Stack = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";

    [Fact]
    public void Of_a_plan_is_summary_tree_outputs_and_messages() =>
        Assert.Equal(
            """
            shop/dev: 3 resources (2 gcp, 1 test) · 1 component · 1 read · 1 protected · 1 inside outputs

            shop-dev
            ├─ box  my:index:Box
            │  ├─ orders  gcp:pubsub:Topic  [protected]
            │  └─ payments  gcp:pubsub:Topic  [import, inside an output]
            ├─ network  gcp:compute:Network  [read]
            └─ thing  test:index:Thing

            Outputs
              long.name  1
              short      [secret]

            Messages
              warning: first
              second

            """,
            PreviewText.Of(Plan, width: null)
        );

    [Fact]
    public void Of_a_plan_with_unknown_types_names_them_by_package()
    {
        var types = System.Collections.Immutable.ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);
        string Summary(params (string Type, int Count)[] unknown) =>
            PlanSummary.NotChecked(
                Plan with
                {
                    NotChecked = types.AddRange(unknown.Select(type => KeyValuePair.Create(type.Type, type.Count))),
                }
            );

        Assert.Equal("", Summary());
        Assert.Equal(
            "not checked: aws (3 resources), test (1 resource)",
            Summary(("aws:s3/bucket:Bucket", 2), ("aws:sqs/queue:Queue", 1), ("test:index:Thing", 1))
        );
        Assert.Equal("not checked: gcp (2 resources: kms:KeyRing)", Summary(("gcp:kms/keyRing:KeyRing", 2)));
        Assert.Equal(
            "not checked: gcp (5 resources: a:A, b:B, c:C and 2 more types)",
            Summary(("gcp:a/a:A", 1), ("gcp:b/b:B", 1), ("gcp:c/c:C", 1), ("gcp:d/d:D", 1), ("gcp:e/e:E", 1))
        );
        var text = PreviewText.Of(Plan with { NotChecked = types.Add("test:index:Thing", 1) }, width: null);
        Assert.Contains(" · 1 inside outputs\nnot checked: test (1 resource)\n\nshop-dev\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_plan_for_a_narrow_terminal_cuts_lines_between_letters()
    {
        var lines = PreviewText.Of(Plan with { Project = "😀😀😀😀😀" }, width: 4).Split('\n');

        Assert.Equal("😀😀😀…", lines[0]);
        Assert.Contains("├─ …", lines);
    }

    [Fact]
    public void Of_every_kind_of_value_shows_no_secret()
    {
        var text = PreviewText.Of(SamplePlan.Whole, width: null).Replace($"{SamplePlan.SecretText}-key", "", StringComparison.Ordinal);

        Assert.DoesNotContain(SamplePlan.SecretText, text, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", text, StringComparison.Ordinal);
        Assert.Contains("  computed      {a: [secret]} [computed]\n", text, StringComparison.Ordinal);
        Assert.Contains("  asset         [asset cafe]\n", text, StringComparison.Ordinal);
        Assert.Contains("  unknown       [unknown]\n", text, StringComparison.Ordinal);
        Assert.Contains("\n\nKnown only after deployment: ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_an_empty_plan_says_so() =>
        Assert.Equal(
            "shop/dev: no resources\n\nshop-dev\n",
            PreviewText.Of(Plan with { Resources = [Plan.Resources[0]], Outputs = MapValue.Empty, Messages = [] }, width: null)
        );

    private static Plan Plan { get; } =
        new()
        {
            Project = "shop",
            Stack = "dev",
            Resources =
            [
                Resource("shop-dev", Urns.StackType, "") with
                {
                    Urn = Stack,
                },
                Resource("box", "my:index:Box", Stack),
                Custom("orders", "gcp:pubsub/topic:Topic", "box") with
                {
                    Options = new() { Protect = true },
                },
                Custom("payments", "gcp:pubsub/topic:Topic", "box") with
                {
                    Options = new() { Import = "id" },
                    OnlyResolved = true,
                },
                Custom("network", "gcp:compute/network:Network", Stack) with
                {
                    ReadId = "default",
                },
                Custom("thing", "test:index:Thing", Stack),
            ],
            Outputs = new MapValue([new("short", new SecretValue(new TextValue("x"))), new("long.name", new NumberValue(1))]),
            Messages = [new(MessageSeverity.Warning, "first"), new(MessageSeverity.Info, "second")],
        };

    private static PlannedResource Custom(string name, string type, string parent) => Resource(name, type, parent) with { IsCustom = true };

    private static PlannedResource Resource(string name, string type, string parent) =>
        new()
        {
            Urn = name,
            Type = type,
            Name = name,
            Parent = parent,
        };
}
