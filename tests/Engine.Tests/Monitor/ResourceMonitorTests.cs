using Engine.Diagnostics;
using Engine.Monitor;
using Engine.Plans;
using Engine.Plans.Json;
using Engine.Projects;
using Engine.Runs;
using Engine.Tests.Wire;
using Engine.Wire;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Providers;
using Pulumirpc;
using Review.Render;

namespace Engine.Tests.Monitor;

/// <summary>The monitor behind a real server, called by clients that follow the protocol and clients that do not.</summary>
public sealed class ResourceMonitorTests : IAsyncLifetime
{
    private const string Service = "/pulumirpc.ResourceMonitor/";
    private readonly Registry _registry = new(new DeploymentSettings { Project = "p", Stack = "s" });
    private readonly ProgramActivity _activity = new(TimeProvider.System);
    private GrpcServer _server = null!;
    private GrpcClient _client = null!;

    public async Task InitializeAsync()
    {
        var monitor = new ResourceMonitor(_registry, new ValueReader("/"), new KnownProviders(), PassKind.Planned, _activity);
        _server = await GrpcServer.StartAsync(monitor.Methods().All);
        _client = new GrpcClient(_server.Address);
    }

    public async Task DisposeAsync()
    {
        await _client.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Register_of_values_900_levels_deep_reaches_plan_text_and_json()
    {
        var deep = Enumerable
            .Range(0, 900)
            .Aggregate(Value.ForString(Signatures.Unknown), (inner, _) => new Value { ListValue = new() { Values = { inner } } });
        var inputs = new Struct { Fields = { ["deep"] = deep } };

        var answer = await RegisterAsync(
            new()
            {
                Object = inputs,
                AcceptSecrets = true,
                SupportsPartialValues = true,
            }
        );
        await _client.CallAsync<Empty>(
            $"{Service}RegisterResourceOutputs",
            new RegisterResourceOutputsRequest { Urn = answer.Urn, Outputs = inputs }
        );

        var plan = _registry.ToPlan([]);
        var merged = PlanMerge.Merge(plan with { Outputs = plan.Resources[0].Inputs }, plan with { Outputs = plan.Resources[0].Inputs });
        Assert.Equal(deep.CalculateSize(), answer.Object.Fields["deep"].CalculateSize());
        Assert.Contains(new string('[', 900), PreviewText.Of(merged, width: null), StringComparison.Ordinal);
        using var json = new MemoryStream();
        PlanJson.Write(merged, json);
        Assert.True(json.Length > 900);
    }

    [Fact]
    public async Task Register_by_2000_concurrent_calls_plans_all_in_order()
    {
        await Task.WhenAll(Enumerable.Range(0, 2_000).Select(i => RegisterAsync(new() { Name = $"thing-{i:0000}" })));

        Assert.Equal(
            Enumerable.Range(0, 2_000).Select(i => $"thing-{i:0000}"),
            _registry.ToPlan([]).Resources.Select(resource => resource.Name)
        );
    }

    public static TheoryData<string, object, string> Refused =>
        new()
        {
            {
                "ENG203",
                new RegisterResourceRequest { Object = Inputs(Value.ForNumber(double.NaN)) },
                "test:index:Thing 'one': 'object.value': the number is NaN; numbers are finite."
            },
            {
                "ENG203",
                new RegisterResourceRequest { CustomTimeouts = new() { Create = "soon" } },
                "test:index:Thing 'one': 'customTimeouts.create': 'soon' is not a valid duration; "
                    + "write hours, minutes and seconds, as in 1h30m or 90s."
            },
            {
                "ENG204",
                new RegisterResourceRequest { Remote = true },
                "test:index:Thing 'one' is a remote component; that needs its plugin, and a preview here runs none."
            },
            {
                "ENG205",
                new RegisterResourceRequest { Type = "thing" },
                "thing 'one': 'type' is not a valid custom resource type; it has three parts, package:module:Type."
            },
            {
                "ENG206",
                new RegisterResourceRequest { Parent = "urn:gone" },
                "test:index:Thing 'one': 'parent' is urn:gone, which is not registered."
            },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Register_of_an_invalid_resource_is_refused_and_reported(string code, object request, string message)
    {
        var exception = await Assert.ThrowsAsync<RpcException>(() => RegisterAsync((RegisterResourceRequest)request));

        Assert.Equal(StatusCode.Unavailable, exception.StatusCode);
        Assert.Equal(new Fault(code, message), _registry.Faults.Single());
    }

    [Fact]
    public async Task Read_under_a_parent_that_does_not_exist_is_refused()
    {
        await Assert.ThrowsAsync<RpcException>(() =>
            _client.CallAsync<ReadResourceResponse>(
                $"{Service}ReadResource",
                new ReadResourceRequest
                {
                    Type = "a:b:C",
                    Name = "n",
                    Parent = "x",
                    Id = "id",
                }
            )
        );

        Assert.Equal(new Fault("ENG206", "a:b:C 'n': 'parent' is x, which is not registered."), _registry.Faults.Single());
    }

    [Fact]
    public async Task Outputs_of_a_resource_that_does_not_exist_are_reported()
    {
        await _client.CallAsync<Empty>($"{Service}RegisterResourceOutputs", new RegisterResourceOutputsRequest { Urn = "urn:gone" });

        Assert.Equal(
            new Fault("ENG202", "'urn' is urn:gone, which is not registered; only a registered component has outputs.", Urn: "urn:gone"),
            _registry.Faults.Single()
        );
    }

    [Theory]
    [InlineData(
        "Invoke",
        "ENG207",
        "The program calls the function a:b:c, which queries a provider's cloud; a preview here queries none.\n"
            + "Take the value from a setting, or from an output of a resource."
    )]
    [InlineData(
        "Call",
        "ENG204",
        "The program calls the method a:b:c of a remote component; that needs the component's plugin, and a preview here runs none."
    )]
    public async Task Calls_that_need_a_cloud_are_refused(string method, string code, string message)
    {
        IMessage request = method == "Call" ? new ResourceCallRequest { Tok = "a:b:c" } : new ResourceInvokeRequest { Tok = "a:b:c" };

        await Assert.ThrowsAsync<RpcException>(() => _client.CallAsync<ResourceInvokeResponse>(Service + method, request));

        Assert.Equal(new Fault(code, message), _registry.Faults.Single());
    }

    [Theory]
    [InlineData("secrets", true)]
    [InlineData("deletedWith", true)]
    [InlineData("replaceWith", true)]
    [InlineData("transforms", false)]
    [InlineData("resourceHooks", false)]
    [InlineData("", false)]
    public async Task Features_are_those_that_the_engine_supports(string feature, bool expected) =>
        Assert.Equal(
            expected,
            (
                await _client.CallAsync<SupportsFeatureResponse>($"{Service}SupportsFeature", new SupportsFeatureRequest { Id = feature })
            ).HasSupport
        );

    [Fact]
    public async Task Shutdown_signal_ends_the_program()
    {
        Assert.False(_activity.Ended);

        await _client.CallAsync<Empty>($"{Service}SignalAndWaitForShutdown", new Empty());

        Assert.True(_activity.Ended);
    }

    private static Struct Inputs(Value value) => new() { Fields = { ["value"] = value } };

    private Task<RegisterResourceResponse> RegisterAsync(RegisterResourceRequest request, bool isComponent = false)
    {
        request.Type = request.Type.Length == 0 ? "test:index:Thing" : request.Type;
        request.Name = request.Name.Length == 0 ? "one" : request.Name;
        request.Custom = !isComponent;
        return _client.CallAsync<RegisterResourceResponse>($"{Service}RegisterResource", request);
    }
}
