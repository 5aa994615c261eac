using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using Engine.Monitor;
using Engine.Plans;
using Engine.Projects;
using Engine.Tests.Recorded;
using Engine.Values;
using Providers;

namespace Engine.Tests.Providers;

/// <summary>Auto-naming for every known type: the placeholder has the name, and the ID and links are derived from it.</summary>
public sealed partial class AutoNameTests
{
    private static readonly string[] Packages = ["cloudflare", "command", "docker", "gcp", "random"];

    private static readonly DeploymentSettings Settings = new()
    {
        Project = "shop",
        Stack = "dev",
        Config = new Dictionary<string, string> { ["gcp:project"] = "shop-1", ["gcp:region"] = "europe-west1" },
    };

    private readonly KnownProviders _providers = new();

    private IEnumerable<(string Type, string Property)> AutoNamed =>
        from package in Packages
        let known = _providers.Package($"{package}:")!
        from type in known.Schema.ResourceTypes
        from rule in known.Rules.For(type)
        where rule.AutoName is not null
        select (type, rule.Path.Root);

    [Fact]
    public void Known_types_get_the_provider_s_generated_name_only_in_the_resolved_pass()
    {
        var cases = AutoNamed.ToList();
        var unnamed = cases
            .Select(named => (named.Type, Value: State(named.Type).Outputs[named.Property], Planned: Planned(named.Type, named.Property)))
            .Where(named => named is not { Value: TextValue { Value: "thing-0000000" }, Planned: null })
            .Select(named => named.Type);

        Assert.True(cases.Count > 30);
        Assert.Empty(unnamed);
    }

    [Fact]
    public void Ids_and_links_of_unnamed_resources_are_those_of_named_ones()
    {
        var different = AutoNamed
            .Where(named =>
            {
                var unnamed = State(named.Type);
                var given = State(named.Type, (named.Property, "thing-0000000"));
                return unnamed.Id != given.Id || given.Outputs.Any(output => !output.Value.Equals(unnamed.Outputs[output.Key]));
            })
            .Select(named => named.Type);

        Assert.Empty(different);
    }

    [Fact]
    public void Placeholders_keep_their_format_without_a_project_or_region()
    {
        var settings = new DeploymentSettings { Project = "shop", Stack = "dev" };
        var shapeless = Packages
            .SelectMany(package => _providers.Package($"{package}:")!.Schema.ResourceTypes)
            .Where(type => Segments(State(type)) != Segments(_providers.Resolved(Resource(type), settings)));

        Assert.Empty(shapeless);
    }

    [RecordedFact("facts")]
    public void Types_with_recorded_autonames_are_all_known()
    {
        using var stream = File.OpenRead(Path.Combine(Repository.Shared, "facts", "gcp", "terraform-facts.json.gz"));
        using var json = JsonDocument.Parse(new GZipStream(stream, CompressionMode.Decompress));
        var recorded =
            from type in _providers.Package("gcp:")!.Schema.ResourceTypes
            where json.RootElement.TryGetProperty(type, out _)
            from property in json.RootElement.GetProperty(type).GetProperty("props").EnumerateObject()
            where property.Value.TryGetProperty("autoName", out var flag) && flag.GetBoolean()
            select (type, property.Name);

        Assert.Equal(recorded.Order(), AutoNamed.Where(named => named.Type.StartsWith("gcp:", StringComparison.Ordinal)).Order());
    }

    [Theory]
    [InlineData("gcp:compute/network:Network", "Net", "projects/shop-1/global/networks/net-0000000")]
    [InlineData("gcp:secretmanager/secret:Secret", "token", "projects/shop-1/secrets/token-0000000")]
    [InlineData("gcp:storage/bucket:Bucket", "store", "store-0000000")]
    [InlineData("docker:index/volume:Volume", "data", "data-0000000")]
    public void Id_of_an_unnamed_resource_contains_its_name(string type, string name, string id) =>
        Assert.Equal(id, _providers.Resolved(Resource(type, name), Settings).Id);

    [Fact]
    public void Placeholders_pass_the_checks_of_the_inputs_that_use_them()
    {
        var network = State("gcp:compute/network:Network");
        var account = State("gcp:serviceaccount/account:Account");
        MapValue Ip(PropertyValue link) => new([new("privateNetwork", link)]);
        MapValue Database(PropertyValue link) =>
            new([
                new("databaseVersion", new TextValue("POSTGRES_15")),
                new("settings", new MapValue([new("tier", new TextValue("db-f1-micro")), new("ipConfiguration", Ip(link))])),
            ]);
        MapValue Grant(PropertyValue name) =>
            new([
                new("serviceAccountId", name),
                new("role", new TextValue("roles/iam.serviceAccountUser")),
                new("member", account.Outputs["member"]!),
            ]);

        Assert.Empty(Failures("gcp:sql/databaseInstance:DatabaseInstance", Database(network.Outputs["selfLink"]!)));
        Assert.Empty(Failures("gcp:sql/databaseInstance:DatabaseInstance", Database(new TextValue(network.Id))));
        Assert.Empty(Failures("gcp:serviceaccount/iAMMember:IAMMember", Grant(account.Outputs["name"]!)));
        Assert.Empty(Failures("gcp:serviceaccount/iAMMember:IAMMember", Grant(new TextValue(account.Id))));
        Assert.NotEmpty(Failures("gcp:sql/databaseInstance:DatabaseInstance", Database(new TextValue("0123456789abcdef"))));
    }

    [Fact]
    public void String_with_quotes_is_escaped_in_a_structured_placeholder()
    {
        var state = State("gcp:certificatemanager/dnsAuthorization:DnsAuthorization", ("domain", "a\"b\\c"));
        var records = state.Outputs["dnsResourceRecords"];

        Assert.Equal(new TextValue("_acme-challenge.a\"b\\c."), ((MapValue)((ArrayValue)records!).Items[0])["name"]);
    }

    private IEnumerable<CheckFailure> Failures(string type, MapValue inputs) =>
        _providers.Check(Resource(type) with { Inputs = inputs }).Where(failure => failure.Path.ToString() != "location");

    private PropertyValue? Planned(string type, string property) => _providers.Planned(Resource(type), Settings).Outputs[property];

    private ResourceState State(string type, params (string Name, string Value)[] inputs) =>
        _providers.Resolved(
            Resource(type) with
            {
                Inputs = new MapValue(inputs.Select(input => KeyValuePair.Create(input.Name, (PropertyValue)new TextValue(input.Value)))),
            },
            Settings
        );

    private static PlannedResource Resource(string type, string name = "thing") =>
        new()
        {
            Urn = Urns.Create("dev", "shop", "", type, name),
            Type = type,
            Name = name,
            IsCustom = true,
        };

    /// <summary>Reduces an ID and the names of outputs to their separators.</summary>
    private static string Segments(ResourceState state) =>
        Words().Replace(state.Id, "x") + string.Join(' ', state.Outputs.Keys.Where(name => name != "project"));

    [GeneratedRegex("[^/:]+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
