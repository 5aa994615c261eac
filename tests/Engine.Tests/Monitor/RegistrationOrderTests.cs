using Engine.Diagnostics;
using Engine.Plans;
using Engine.Values;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Engine.Tests.Monitor;

/// <summary>Rules that depend on earlier requests: references, outputs, the stack, the end.</summary>
public sealed class RegistrationOrderTests : IAsyncLifetime
{
    private MonitorFixture _monitor = null!;

    public async Task InitializeAsync() => _monitor = await MonitorFixture.StartAsync();

    public async Task DisposeAsync() => await _monitor.DisposeAsync();

    [Fact]
    public async Task Register_with_references_to_registered_resources_is_accepted()
    {
        var first = (await _monitor.RegisterAsync(new() { Name = "first" })).Urn;

        await _monitor.RegisterAsync(
            new()
            {
                Dependencies = { first },
                DeletedWith = first,
                Provider = await _monitor.ProviderAsync("test"),
                PropertyDependencies = { ["text"] = new() { Urns = { first } } },
                ReplaceWith = { first },
            }
        );

        Assert.Empty(_monitor.Registry.Faults);
        Assert.Empty(_monitor.Registry.Warnings);
    }

    [Fact]
    public async Task Register_with_a_provider_of_another_package_is_reported()
    {
        var other = await _monitor.ProviderAsync("other");

        var fault = await _monitor.FaultAsync(() => _monitor.RegisterAsync(new() { Provider = other }));

        Assert.Equal(
            new Fault(
                "ENG231",
                "test:index:Thing 'one': 'provider' is urn:pulumi:s::p::pulumi:providers:other::own, "
                    + "which does not manage resources of the package 'test'.",
                "pass a provider of the package 'test'.",
                MonitorFixture.Urn("one")
            ),
            fault
        );
    }

    [Fact]
    public async Task Register_with_another_ID_of_a_provider_is_reported()
    {
        var reference = await _monitor.ProviderAsync("test");
        var other = $"{Urns.OfProvider(reference)}::another";

        var fault = await _monitor.FaultAsync(() => _monitor.RegisterAsync(new() { Provider = other }));

        Assert.Equal(new Fault("ENG231", $"test:index:Thing 'one': 'provider' is '{other}'; the provider has another ID."), fault);
    }

    [Fact]
    public async Task Register_with_a_replaceWith_that_matches_no_resource_warns()
    {
        await _monitor.RegisterAsync(new() { ReplaceWith = { MonitorFixture.Urn("gone") } });

        Assert.Empty(_monitor.Registry.Faults);
        Assert.Equal(
            "ENG235 test:index:Thing 'one': 'replaceWith' contains urn:pulumi:s::p::test:index:Thing::gone, which is not registered; "
                + "it has no effect.",
            _monitor.Registry.Warnings.Single().Text
        );
    }

    [Fact]
    public async Task Register_of_a_second_stack_is_reported()
    {
        var first = await _monitor.ComponentAsync("p-s", Urns.StackType);
        await _monitor.ComponentAsync("other", Urns.StackType);

        Assert.Equal(first, _monitor.Registry.Root);
        Assert.Equal(
            new Fault(
                "ENG234",
                "'type' is pulumi:pulumi:Stack for a second time, with the name 'other'; a program has one stack.",
                "declare the resources in the stack that Deployment.RunAsync creates.",
                MonitorFixture.Urn("other", Urns.StackType)
            ),
            _monitor.Registry.Faults.Single()
        );
    }

    [Fact]
    public async Task Outputs_registered_twice_for_a_component_are_reported_and_the_first_are_kept()
    {
        var box = await _monitor.ComponentAsync("box");
        await _monitor.OutputsAsync(box, "first");
        await _monitor.OutputsAsync(box, "second");

        Assert.Equal(
            new Fault("ENG233", $"'urn' is {box}, whose outputs are registered already.", "call RegisterOutputs once, at the end.", box),
            _monitor.Registry.Faults.Single()
        );
        Assert.Equal(new TextValue("first"), _monitor.Plan().Resources.Single().Outputs!["value"]);
    }

    [Fact]
    public async Task Outputs_registered_twice_for_the_stack_are_the_last_ones_with_a_warning()
    {
        var stack = await _monitor.ComponentAsync("p-s", Urns.StackType);
        await _monitor.OutputsAsync(stack, "first");
        await _monitor.OutputsAsync(stack, "second");

        Assert.Empty(_monitor.Registry.Faults);
        Assert.Equal(new TextValue("second"), _monitor.Plan().Outputs["value"]);
        Assert.Equal(
            "ENG235 The stack's outputs are registered more than once; the last registration applies.",
            _monitor.Registry.Warnings.Single().Text
        );
    }

    [Fact]
    public async Task Outputs_registered_for_a_custom_resource_are_reported()
    {
        var thing = (await _monitor.RegisterAsync(new())).Urn;
        await _monitor.OutputsAsync(thing);

        Assert.Equal(
            new Fault("ENG233", $"'urn' is the custom resource {thing}; its provider returns its outputs, not the program.", Urn: thing),
            _monitor.Registry.Faults.Single()
        );
    }

    public static TheoryData<string, string> Late =>
        new()
        {
            { "RegisterResource", "A RegisterResourceRequest arrived after the program reported that it was done. It is about a:b:C 'n'." },
            { "ReadResource", "A ReadResourceRequest arrived after the program reported that it was done. It is about a:b:C 'n'." },
            {
                "RegisterResourceOutputs",
                "A RegisterResourceOutputsRequest arrived after the program reported that it was done. It is about u."
            },
            { "Invoke", "A ResourceInvokeRequest arrived after the program reported that it was done. It is about a:b:c." },
        };

    [Theory]
    [MemberData(nameof(Late))]
    public async Task Requests_after_the_end_are_refused(string method, string message)
    {
        await _monitor.CallAsync<Empty>("SignalAndWaitForShutdown", new Empty());

        var fault = await _monitor.RefusalAsync(() =>
            method switch
            {
                "RegisterResource" => _monitor.RegisterAsync(new() { Type = "a:b:C", Name = "n" }),
                "ReadResource" => _monitor.CallAsync<ReadResourceResponse>(
                    method,
                    new ReadResourceRequest
                    {
                        Type = "a:b:C",
                        Name = "n",
                        Id = "i",
                    }
                ),
                "Invoke" => _monitor.CallAsync<ResourceInvokeResponse>(method, new ResourceInvokeRequest { Tok = "a:b:c" }),
                _ => _monitor.OutputsAsync("u"),
            }
        );

        Assert.Equal(new Fault("ENG232", message), fault);
        Assert.Empty(_monitor.Plan().Resources);
    }
}
