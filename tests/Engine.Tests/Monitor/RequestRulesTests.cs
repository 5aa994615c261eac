using Engine.Diagnostics;
using Engine.Monitor;
using Engine.Projects;
using Engine.Wire;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace Engine.Tests.Monitor;

/// <summary>Rejected contents of requests; every message names the field.</summary>
public sealed class RequestRulesTests
{
    private const string Who = "test:index:Thing 'one': ";
    private static readonly Registry Registry = new(new DeploymentSettings { Project = "p", Stack = "s" });

    private static RegisterResourceRequest Valid =>
        new()
        {
            Type = "test:index:Thing",
            Name = "one",
            Custom = true,
        };

    private static readonly (string Code, Action<RegisterResourceRequest> Change, string Message)[] BrokenCases =
    [
        ("ENG230", request => request.Name = "", "test:index:Thing '': 'name' has 0 characters; 1 to 4,096 are allowed."),
        (
            "ENG230",
            request => request.Name = new string('x', 1_000_000),
            $"test:index:Thing '{new string('x', 400)}…': 'name' has 1,000,000 characters; 1 to 4,096 are allowed."
        ),
        ("ENG230", request => request.Name = "a\0b", "test:index:Thing 'a\0b': 'name' contains the character NUL (U+0000)."),
        ("ENG230", request => (request.Type, request.Custom) = ("", false), " 'one': 'type' has 0 characters; 1 to 4,096 are allowed."),
        ("ENG230", request => request.Type = "test:index:T\0", "test:index:T\0 'one': 'type' contains the character NUL (U+0000)."),
        (
            "ENG230",
            request => (request.Type, request.Custom) = (new string('t', 5_000), false),
            $"{new string('t', 400)}… 'one': 'type' has 5,000 characters; 1 to 4,096 are allowed."
        ),
        ("ENG230", request => request.Type = "test::Thing", "test::Thing 'one': 'type' contains '::', which separates the parts of a URN."),
        (
            "ENG205",
            request => request.Type = "test:Thing",
            "test:Thing 'one': 'type' is not a valid custom resource type; it has three parts, package:module:Type."
        ),
        (
            "ENG205",
            request => request.Type = ":index:Thing",
            ":index:Thing 'one': 'type' is not a valid custom resource type; it has three parts, package:module:Type."
        ),
        ("ENG234", request => request.Type = "pulumi:pulumi:Stack", "pulumi:pulumi:Stack 'one': 'custom' is true; a stack is a component."),
        ("ENG206", request => request.Parent = "nonsense", Who + "'parent' is nonsense, which is not registered."),
        ("ENG230", request => request.Version = "v1.2.3", Who + "'version' is 'v1.2.3'; a version has three numbers, as in 1.2.3."),
        ("ENG230", request => request.HideDiffs.Add("a[b"), Who + "'hideDiffs' contains 'a[b', which is not a valid property path."),
        ("ENG236", request => request.Transforms.Add(new Callback()), Who + "'transforms' is set; transforms are not supported."),
        ("ENG236", request => request.PackageRef = "p", Who + "'packageRef' is 'p', which is not a registered package."),
        (
            "ENG230",
            request => request.EnvVarMappings["a"] = "b",
            Who + "'envVarMappings' is set; only provider resources have environment variables."
        ),
        (
            "ENG231",
            request => request.Dependencies.Add(MonitorFixture.Urn("gone")),
            Who + "'dependencies' contains urn:pulumi:s::p::test:index:Thing::gone, which is not registered before it."
        ),
        (
            "ENG231",
            request => request.Dependencies.Add(MonitorFixture.Urn("one")),
            Who + "'dependencies' contains urn:pulumi:s::p::test:index:Thing::one, which is not registered before it."
        ),
        ("ENG230", request => request.Dependencies.Add(""), Who + "'dependencies' contains '', which is not a valid URN."),
        (
            "ENG231",
            request => request.PropertyDependencies["text"] = new() { Urns = { MonitorFixture.Urn("gone") } },
            Who + "'propertyDependencies.text' contains urn:pulumi:s::p::test:index:Thing::gone, which is not registered before it."
        ),
        (
            "ENG231",
            request => request.DeletedWith = MonitorFixture.Urn("gone"),
            Who + "'deletedWith' contains urn:pulumi:s::p::test:index:Thing::gone, which is not registered before it."
        ),
        ("ENG230", request => request.DeletedWith = "nonsense", Who + "'deletedWith' contains 'nonsense', which is not a valid URN."),
        (
            "ENG230",
            request => request.Provider = "nonsense::id",
            Who + "'provider' is 'nonsense::id', which is not a valid provider reference, URN::ID."
        ),
        (
            "ENG230",
            request => request.Provider = $"{MonitorFixture.Urn("one")}::id",
            Who + "'provider' is 'urn:pulumi:s::p::test:index:Thing::one::id', which is not a valid provider reference, URN::ID."
        ),
        (
            "ENG231",
            request => request.Provider = $"{MonitorFixture.Urn("gone", "pulumi:providers:test")}::id",
            Who + "'provider' is urn:pulumi:s::p::pulumi:providers:test::gone, which is not registered before it."
        ),
        (
            "ENG231",
            request => request.Providers["test"] = $"{MonitorFixture.Urn("gone", "pulumi:providers:test")}::id",
            Who + "'providers.test' is urn:pulumi:s::p::pulumi:providers:test::gone, which is not registered before it."
        ),
        ("ENG230", request => request.AliasURNs.Add("old"), Who + "'aliasURNs' contains 'old', which is not a valid URN."),
        ("ENG230", request => request.Aliases.Add(new Alias { Urn = "old" }), Who + "'aliases' contains 'old', which is not a valid URN."),
        (
            "ENG230",
            request => request.Aliases.Add(new Alias { Spec = new() { ParentUrn = "old" } }),
            Who + "'aliases.parentUrn' contains 'old', which is not a valid URN."
        ),
    ];

    public static TheoryData<int> Broken => [.. Enumerable.Range(0, BrokenCases.Length)];

    [Theory]
    [MemberData(nameof(Broken))]
    public void Check_of_an_invalid_registration_names_the_field(int index)
    {
        var (code, change, message) = BrokenCases[index];
        var request = Valid;
        change(request);

        var fault = Assert.Single(new RequestRules(Registry).Check(request));

        Assert.Equal((code, message), (fault.Code, fault.Message));
    }

    private static readonly (string What, Action<RegisterResourceRequest> Change)[] AcceptedCases =
    [
        ("nothing set", _ => { }),
        ("control characters in the name", request => request.Name = "a\u001b[2J\nb"),
        ("colons in the name", request => request.Name = "a::b"),
        ("the longest name", request => request.Name = new string('x', 4_096)),
        ("colons in the last part of the type", request => request.Type = "test:index:Thing:Part"),
        ("a component of any type", request => (request.Type, request.Custom) = ("my box", false)),
        ("aliases that name what is gone", request => request.AliasURNs.Add(MonitorFixture.Urn("gone"))),
        (
            "an alias with a parent that is gone",
            request => request.Aliases.Add(new Alias { Spec = new() { ParentUrn = MonitorFixture.Urn("gone") } })
        ),
        ("an alias with an empty parent", request => request.Aliases.Add(new Alias { Spec = new() { ParentUrn = "" } })),
        ("paths that are not valid", request => request.IgnoreChanges.Add("a[b")),
        ("a secret output of no resource", request => request.AdditionalSecretOutputs.Add("none")),
        ("a version with a suffix", request => request.Version = "1.0.0-alpha.1+build.5"),
        ("paths with keys of all kinds", request => request.HideDiffs.Add("a.b[0][\"c ]\\\" d\"][*].e")),
        ("a replaceWith that names nothing", request => request.ReplaceWith.Add("nonsense")),
    ];

    public static TheoryData<int> Accepted => [.. Enumerable.Range(0, AcceptedCases.Length)];

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Check_accepts_what_Pulumis_engine_accepts(int index)
    {
        var (what, change) = AcceptedCases[index];
        var request = Valid;
        change(request);

        Assert.True(new RequestRules(Registry).Check(request) is [], what);
    }

    [Theory]
    [InlineData("", "a:b:C 'n': 'id' is empty; a resource is read by its ID.")]
    [InlineData("a\0b", "a:b:C 'n': 'id' contains the character NUL (U+0000).")]
    public void Check_of_an_invalid_read_names_the_field(string id, string message) =>
        Assert.Equal(
            [new Fault("ENG230", message)],
            new RequestRules(Registry).Check(
                new ReadResourceRequest
                {
                    Type = "a:b:C",
                    Name = "n",
                    Id = id,
                }
            )
        );

    [Fact]
    public void Check_reports_all_faults_at_once_up_to_a_limit()
    {
        var request = Valid;
        request.Name = "";
        request.Dependencies.Add(Enumerable.Range(0, 100).Select(i => $"nonsense-{i}"));

        var faults = new RequestRules(Registry).Check(request);

        Assert.Equal(20, faults.Count);
        Assert.Equal("test:index:Thing '': 'name' has 0 characters; 1 to 4,096 are allowed.", faults[0].Message);
        Assert.Equal("test:index:Thing '': 'dependencies' contains 'nonsense-18', which is not a valid URN.", faults[^1].Message);
    }

    [Fact]
    public async Task Register_under_ever_longer_parents_is_refused_at_the_maximum_length_of_a_URN()
    {
        await using var monitor = await MonitorFixture.StartAsync();
        var type = new string('t', 4_000);
        var parent = await monitor.ComponentAsync("c", type);
        while (parent.Length + type.Length + 1 <= 65_536)
        {
            parent = (
                await monitor.CallAsync<RegisterResourceResponse>(
                    "RegisterResource",
                    new RegisterResourceRequest
                    {
                        Type = type,
                        Name = "c",
                        Parent = parent,
                    }
                )
            ).Urn;
        }

        var fault = await monitor.RefusalAsync(() => monitor.RegisterAsync(new() { Parent = parent, Name = new string('n', 4_000) }));

        Assert.Equal("ENG230", fault.Code);
        Assert.EndsWith("with its 'parent'; at most 65,536 are allowed.", fault.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, object> BrokenValues =>
        new()
        {
            {
                "'object.a.list[1]': the number is NaN; numbers are finite.",
                Map("list", List(Value.ForNumber(1), Value.ForNumber(double.NaN)))
            },
            { "'object.a[0].b': the object has an unknown signature.", List(Map("b", Special("cafe"))) },
            { "'object.a': the secret has no 'value'.", Special(Signatures.Secret) },
            {
                "'object.a': the number is -Infinity; numbers are finite.",
                Special(Signatures.Secret, ("value", Value.ForNumber(double.NegativeInfinity)))
            },
            { "'object.a': the output's 'secret' is not a Boolean.", Special(Signatures.Output, ("secret", Value.ForString("yes"))) },
            {
                "'object.a': the resource reference has no 'urn', or one that is not a string.",
                Special(Signatures.ResourceReference, ("urn", Value.ForNumber(1)))
            },
            {
                "'object.a': the resource reference has an 'id' that is not a string.",
                Special(Signatures.ResourceReference, ("urn", Value.ForString("u")), ("id", Value.ForBool(true)))
            },
            { "'object.a': The asset 'gone' cannot be read: No such file.", Special(Signatures.Asset, ("path", Value.ForString("gone"))) },
        };

    [Theory]
    [MemberData(nameof(BrokenValues))]
    public async Task Register_of_an_invalid_value_names_its_path(string message, object value)
    {
        await using var monitor = await MonitorFixture.StartAsync();

        var fault = await monitor.RefusalAsync(() =>
            monitor.RegisterAsync(new() { Object = new Struct { Fields = { ["a"] = (Value)value } } })
        );

        Assert.Equal(new Fault("ENG203", Who + message), fault);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Register_of_values_nested_too_deep_is_reported_with_the_request(bool areLists)
    {
        await using var monitor = await MonitorFixture.StartAsync();
        var deep = Enumerable.Range(0, 1_600).Aggregate(Value.ForBool(true), (inner, _) => areLists ? List(inner) : Map("a", inner));

        await Assert.ThrowsAsync<RpcException>(() => monitor.RegisterAsync(new() { Object = new Struct { Fields = { ["a"] = deep } } }));

        Assert.Equal(
            new Fault(
                "ENG243",
                "A request of RegisterResource cannot be read: "
                    + "it is not valid protobuf, or its values are nested more than 1000 levels deep."
            ),
            monitor.Registry.Faults.Single()
        );
    }

    private static Value Map(string name, Value value) => Value.ForStruct(new Struct { Fields = { [name] = value } });

    private static Value List(params Value[] items) => new() { ListValue = new() { Values = { items } } };

    private static Value Special(string signature, params (string Name, Value Value)[] fields)
    {
        var special = new Struct { Fields = { [Signatures.Key] = Value.ForString(signature) } };
        foreach (var (name, value) in fields)
        {
            special.Fields.Add(name, value);
        }

        return Value.ForStruct(special);
    }
}
