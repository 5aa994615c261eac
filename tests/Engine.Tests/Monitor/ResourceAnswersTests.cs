using System.Collections.Immutable;
using Engine.Monitor;
using Engine.Plans;
using Engine.Projects;
using Engine.Values;
using Providers;

namespace Engine.Tests.Monitor;

public sealed class ResourceAnswersTests
{
    private readonly Registry _registry = new(
        new DeploymentSettings
        {
            Project = "p",
            Stack = "s",
            Config = new Dictionary<string, string> { ["gcp:project"] = "shop-1" },
        }
    );

    [Fact]
    public void Placeholder_that_is_rejected_becomes_unknown_and_its_resource_stays()
    {
        var answers = new ResourceAnswers(_registry, new KnownProviders(), PassKind.Resolved, new PassAnswers());

        var answered = answers.Checked(Database("0123456789abcdef"));

        Assert.Empty(_registry.Faults);
        var settings = (MapValue)answered.Inputs["settings"]!;
        Assert.Equal(new TextValue("db-f1-micro"), settings["tier"]);
        Assert.Equal(UnknownValue.Instance, ((MapValue)settings["ipConfiguration"]!)["privateNetwork"]);
        var rejected = _registry.Rejected.Single();
        Assert.Equal(("settings.ipConfiguration.privateNetwork", true), (rejected.Failure.Path.ToString(), rejected.IsDerived));
    }

    [Fact]
    public void Input_that_a_provider_rejects_fails_the_planned_pass()
    {
        var answers = new ResourceAnswers(_registry, new KnownProviders(), PassKind.Planned, new PassAnswers { FailsOnRejected = true });

        var answered = answers.Checked(Database("0123456789abcdef"));

        Assert.Empty(_registry.Rejected);
        Assert.Equal("ENG210", _registry.Faults.Single().Code);
        Assert.False(answered.Inputs.HasUnknowns);
    }

    [Fact]
    public void Provider_of_the_program_determines_the_project_of_a_placeholder()
    {
        var provider = Resource("pulumi:providers:gcp", "own", ("project", "other-1"));
        _registry.Add(provider);
        var answers = new ResourceAnswers(_registry, new KnownProviders(), PassKind.Resolved, new PassAnswers());
        var topic = Resource("gcp:pubsub/topic:Topic", "orders");

        var own = answers.State(topic with { Options = new PlannedOptions { Provider = provider.Urn } });

        Assert.Equal("projects/shop-1/topics/orders-0000000", answers.State(topic).Id);
        Assert.Equal("projects/other-1/topics/orders-0000000", own.Id);
    }

    [Fact]
    public void Placeholder_that_is_withheld_is_as_in_the_planned_pass()
    {
        var topic = Resource("gcp:pubsub/topic:Topic", "orders");
        var withheld = new HashSet<Placeholder> { new(topic.Urn, "id"), new(topic.Urn, "project"), new("other", "name") };
        var answers = new ResourceAnswers(_registry, new KnownProviders(), PassKind.Resolved, new PassAnswers { Withheld = withheld });

        var state = answers.State(topic);

        Assert.Equal("", state.Id);
        Assert.Equal(new TextValue("shop-1"), state.Outputs["project"]);
        Assert.Equal(new TextValue("orders-0000000"), state.Outputs["name"]);
    }

    private static PlannedResource Database(string network) =>
        Resource("gcp:sql/databaseInstance:DatabaseInstance", "db") with
        {
            Inputs = new MapValue([
                new("databaseVersion", new TextValue("POSTGRES_15")),
                new(
                    "settings",
                    new MapValue([
                        new("tier", new TextValue("db-f1-micro")),
                        new("ipConfiguration", new MapValue([new("privateNetwork", new TextValue(network))])),
                    ])
                ),
            ]),
            PropertyDependencies = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty.Add("settings", ["urn:network"]),
        };

    private static PlannedResource Resource(string type, string name, params (string Name, string Value)[] inputs) =>
        new()
        {
            Urn = Urns.Create("s", "p", "", type, name),
            Type = type,
            Name = name,
            IsCustom = true,
            Inputs = new MapValue(inputs.Select(input => KeyValuePair.Create(input.Name, (PropertyValue)new TextValue(input.Value)))),
        };
}
