using System.Collections.Immutable;
using System.Reflection;
using Engine.Diagnostics;
using Engine.Plans;
using Engine.Secrets;
using Engine.Tests.Plans.Json;
using Engine.Values;

namespace Engine.Tests.Secrets;

public sealed class PlanRedactionTests
{
    private const string Secret = "hunter22";

    private static readonly string Urn = $"urn:pulumi:dev::shop::a:b:Box$test:index:{Secret}::{Secret}";

    private readonly SecretTexts _secrets = new();

    public PlanRedactionTests() => _secrets.Add(Secret);

    public static TheoryData<string> Members =>
        [
            .. Names(typeof(Plan)).Except(["Plan.Project", "Plan.Stack"]),
            .. Names(typeof(PlannedResource)),
            .. Names(typeof(PlannedOptions)),
        ];

    /// <summary>Fills every member by its type, so that members added later are tested too.</summary>
    [Theory]
    [MemberData(nameof(Members))]
    public void Redact_removes_a_secret_from_every_member_of_a_plan(string member)
    {
        var (type, name) = (member.Split('.')[0], member.Split('.')[1]);
        var options = new PlannedOptions();
        var resource = new PlannedResource
        {
            Urn = "urn:pulumi:dev::shop::test:index:Thing::one",
            Type = "test:index:Thing",
            Name = "one",
        };
        var plan = new Plan
        {
            Project = "shop",
            Stack = "dev",
            Resources = [],
            Outputs = MapValue.Empty,
        };
        Fill(
            type == nameof(Plan) ? plan
                : type == nameof(PlannedResource) ? resource
                : options,
            name
        );
        plan =
            plan.Resources.Length > 0
                ? plan
                : plan with
                {
                    Resources = [resource with { Options = type == nameof(PlannedOptions) ? options : resource.Options }],
                };

        var redacted = new PlanRedaction(_secrets).Redact(plan);

        Assert.DoesNotContain(Secret, Everything(redacted), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, PlanJsonTests.Write(redacted), StringComparison.Ordinal);
    }

    [Fact]
    public void Redact_keeps_the_name_and_the_URN_of_a_resource_consistent()
    {
        var resource = new PlanRedaction(_secrets)
            .Redact(
                Of(
                    new PlannedResource
                    {
                        Urn = Urn,
                        Type = $"test:index:{Secret}",
                        Name = Secret,
                    }
                )
            )
            .Resources.Single();

        Assert.Equal("urn:pulumi:dev::shop::a:b:Box$test:index:[secret]::[secret]", resource.Urn);
        Assert.Equal(("test:index:[secret]", "[secret]"), (resource.Type, resource.Name));
    }

    [Fact]
    public void Redact_reports_each_place_that_is_not_marked()
    {
        var inputs = new MapValue([
            new("list", new ArrayValue([new TextValue("a"), new MapValue([new("deep", new TextValue($"a {Secret}"))])])),
            new(Secret, new TextValue("a")),
            new("marked", new SecretValue(new TextValue(Secret))),
            new("computed", new ComputedValue(new TextValue(Secret))),
        ]);

        var plan = new PlanRedaction(_secrets).Redact(
            Of(
                new PlannedResource
                {
                    Urn = Urn,
                    Type = "test:index:Thing",
                    Name = "one",
                    Inputs = inputs,
                }
            )
        );

        Assert.Equal(
            """
            ENG220 A secret is in places that are not marked as secret; a deployment would store and show it there in plain text:
                     test:index:Thing 'one': a property's name
                     test:index:Thing 'one': computed
                     test:index:Thing 'one': list[1].deep
            """,
            plan.Messages.Single().Text
        );
        Assert.Equal(
            """{"[secret]":"a","computed":{"$secret":true},"list":["a",{"deep":{"$secret":true}}],"marked":{"$secret":true}}""",
            Json(plan.Resources.Single().Inputs)
        );
    }

    [Fact]
    public void Redact_names_twenty_places_and_counts_the_rest()
    {
        var outputs = new MapValue(
            Enumerable.Range(0, 22).Select(i => KeyValuePair.Create($"o{i:00}", (PropertyValue)new TextValue(Secret)))
        );

        var message = new PlanRedaction(_secrets).Redact(Of() with { Outputs = outputs }).Messages.Single().Text;

        Assert.EndsWith("\n         stack output: o19\n         and 2 more", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Redact_gives_distinct_names_to_keys_that_differ_only_in_a_secret()
    {
        _secrets.Add("swordfish");
        var outputs = new MapValue([new(Secret, new BooleanValue(true)), new("swordfish", new BooleanValue(false))]);

        Assert.Equal(
            "{\"[secret]\":true,\"[secret] 2\":false}",
            Json(new PlanRedaction(_secrets).Redact(Of() with { Outputs = outputs }).Outputs)
        );
    }

    [Fact]
    public void Redact_of_resources_that_differ_only_in_a_secret_is_refused()
    {
        _secrets.Add("swordfish");
        var resources = new[] { Secret, "swordfish" }.Select(name => new PlannedResource
        {
            Urn = $"urn:pulumi:dev::shop::test:index:Thing::{name}",
            Type = "test:index:Thing",
            Name = name,
        });

        var exception = Assert.Throws<FaultException>(() => new PlanRedaction(_secrets).Redact(Of([.. resources])));

        Assert.Equal(ExitCode.ProgramFailed, exception.ExitCode);
        Assert.Equal(
            "ENG221 2 resources differ only in a secret that is part of their names or types: "
                + "urn:pulumi:dev::shop::test:index:Thing::[secret].\n"
                + "       Fix: give them names without a secret.",
            exception.Message
        );
    }

    [Fact]
    public void Redact_of_a_plan_without_a_secret_changes_nothing()
    {
        var plan = Of(
            new PlannedResource
            {
                Urn = "urn:pulumi:dev::shop::test:index:Thing::one",
                Type = "test:index:Thing",
                Name = "one",
            }
        );

        Assert.Equal(PlanJsonTests.Write(plan), PlanJsonTests.Write(new PlanRedaction(_secrets).Redact(plan)));
        Assert.Empty(new PlanRedaction(_secrets).Redact(plan).Messages);
    }

    [Fact]
    public void Redact_of_more_secrets_than_can_be_searched_for_is_refused()
    {
        _secrets.Add(new string('a', 2_000_000) + "b");

        var exception = Assert.Throws<FaultException>(() => new PlanRedaction(_secrets).Redact(Of()).Outputs + _secrets.Redact("text"));

        Assert.Equal(
            "ENG222 The program's secrets are too large to search for in its output: over 2,000,000 characters.\n"
                + "       Fix: keep large files out of secrets: encrypt them, and make only the key a secret.",
            exception.Message
        );
    }

    private static Plan Of(params ImmutableArray<PlannedResource> resources) =>
        new()
        {
            Project = "shop",
            Stack = "dev",
            Resources = resources,
            Outputs = MapValue.Empty,
        };

    private static IEnumerable<string> Names(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite && Sample(property.PropertyType) is not null)
            .Select(property => $"{type.Name}.{property.Name}");

    private static void Fill(object target, string name)
    {
        var property = target.GetType().GetProperty(name)!;
        property.SetValue(target, Sample(property.PropertyType));
    }

    /// <summary>Returns a value that contains the secret; null for a type that cannot contain one.</summary>
    private static object? Sample(Type type) =>
        type == typeof(string) ? Urn
        : type == typeof(MapValue) ? new MapValue([new(Secret, new TextValue(Secret)), new("a", new ReferenceValue(Urn, Secret))])
        : type == typeof(PropertyValue) ? new ArrayValue([new TextValue(Secret), Archive])
        : type == typeof(ImmutableArray<string>) ? ImmutableArray.Create(Urn, Secret)
        : type == typeof(ImmutableArray<PropertyValue>)
            ? ImmutableArray.Create<PropertyValue>(new TextValue(Urn), new MapValue([new("name", new TextValue(Secret))]))
        : type == typeof(ImmutableSortedDictionary<string, ImmutableArray<string>>)
            ? ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty.Add(Secret, [Urn])
        : type == typeof(ImmutableSortedDictionary<string, string>) ? ImmutableSortedDictionary<string, string>.Empty.Add(Secret, Secret)
        : type == typeof(ImmutableSortedDictionary<string, int>) ? ImmutableSortedDictionary<string, int>.Empty.Add($"a:b:{Secret}", 1)
        : type == typeof(ImmutableArray<PassDifference>) ? ImmutableArray.Create(new PassDifference(Urn, $"inputs.{Secret}"))
        : type == typeof(ImmutableArray<ProgramMessage>) ? ImmutableArray.Create(new ProgramMessage(MessageSeverity.Info, Secret, Urn))
        : type == typeof(ImmutableArray<PlannedResource>)
            ? ImmutableArray.Create(
                new PlannedResource
                {
                    Urn = Urn,
                    Type = $"a:b:{Secret}",
                    Name = Secret,
                }
            )
        : type.IsPrimitive
        || type.IsEnum
        || Nullable.GetUnderlyingType(type) is not null
        || type == typeof(PlannedOptions)
        || type == typeof(ImmutableSortedDictionary<string, double>)
            ? null
        : throw new NotSupportedException($"A plan holds a {type}; say here how it holds a secret, and take it out in PlanRedaction.");

    private static AssetValue Archive { get; } =
        new(true, ContentSource.Assets, "", ImmutableSortedDictionary<string, PropertyValue>.Empty.Add(Secret, new TextValue("a")), "");

    private static string Json(MapValue map) =>
        System.Text.Json.Nodes.JsonNode.Parse(PlanJsonTests.Write(Of() with { Outputs = map }))!["outputs"]!.ToJsonString();

    /// <summary>Returns the string forms of all records, including the elements of their lists.</summary>
    private static string Everything(object? value) =>
        value switch
        {
            null => "",
            string text => text,
            MapValue or PropertyValue => PlanJsonTests.Write(Of() with { Outputs = new MapValue([new("a", (PropertyValue)value)]) }),
            System.Collections.IEnumerable items => string.Join('\n', items.Cast<object?>().Select(Everything)),
            Plan or PlannedResource or PlannedOptions or ProgramMessage => string.Join(
                '\n',
                value
                    .GetType()
                    .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Select(property => Everything(property.GetValue(value)))
            ),
            _ => value.ToString() ?? "",
        };
}
