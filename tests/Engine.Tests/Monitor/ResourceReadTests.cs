using Engine.Monitor;
using Engine.Plans.Json;
using Engine.Projects;
using Engine.Tests.Wire;
using Engine.Wire;
using Google.Protobuf.WellKnownTypes;
using Providers;
using Pulumirpc;

namespace Engine.Tests.Monitor;

/// <summary>The declarations of resources that a program reads: they reach the plan, and their secrets are never shown.</summary>
public sealed class ResourceReadTests : IAsyncLifetime
{
    private const string Service = "/pulumirpc.ResourceMonitor/";
    private const string Provider = "urn:pulumi:s::p::pulumi:providers:command::own";
    private readonly Registry _registry = new(new DeploymentSettings { Project = "p", Stack = "s" });
    private readonly ValueReader _values = new("/");
    private GrpcServer _server = null!;
    private GrpcClient _client = null!;

    public async Task InitializeAsync()
    {
        var activity = new ProgramActivity(TimeProvider.System);
        var monitor = new ResourceMonitor(_registry, _values, new KnownProviders(), PassKind.Planned, activity);
        _server = await GrpcServer.StartAsync(monitor.Methods().All);
        _client = new GrpcClient(_server.Address);
    }

    public async Task DisposeAsync()
    {
        await _client.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Secret_outputs_that_the_program_declares_are_secret_everywhere()
    {
        var answer = await ReadAsync(
            "command:local:Command",
            new() { AdditionalSecretOutputs = { "stdout" } },
            ("stdout", "canary-of-a-read"),
            ("create", "shown")
        );

        Assert.Equal(Signatures.Secret, SignatureOf(answer, "stdout"));
        Assert.Equal("shown", answer.Properties.Fields["create"].StringValue);
        var plan = Json();
        Assert.DoesNotContain("canary-of-a-read", plan, StringComparison.Ordinal);
        Assert.Contains("shown", plan, StringComparison.Ordinal);
        Assert.Equal("[secret]", _values.Secrets.Redact("canary-of-a-read"));
    }

    [Theory]
    [InlineData("random:index/randomPassword:RandomPassword", "result")]
    [InlineData("gcp:secretmanager/secretVersion:SecretVersion", "secretData")]
    [InlineData("gcp:sql/user:User", "password")]
    public async Task Secret_outputs_of_the_provider_are_secret_even_if_the_program_does_not_declare_them(string type, string output)
    {
        var answer = await ReadAsync(type, new(), (output, "canary-of-a-provider"));

        Assert.Equal(Signatures.Secret, SignatureOf(answer, output));
        Assert.DoesNotContain("canary-of-a-provider", Json(), StringComparison.Ordinal);
        Assert.Equal("[secret]", _values.Secrets.Redact("canary-of-a-provider"));
    }

    [Fact]
    public async Task Provider_and_version_of_a_read_reach_the_plan_and_its_children()
    {
        var answer = await ReadAsync("command:local:Command", new() { Provider = $"{Provider}::id", Version = "1.2.1" });
        await _client.CallAsync<RegisterResourceResponse>(
            $"{Service}RegisterResource",
            new RegisterResourceRequest
            {
                Type = "command:local:Command",
                Name = "child",
                Custom = true,
                Parent = answer.Urn,
                Object = new Struct(),
            }
        );

        var resources = _registry.ToPlan([]).Resources.ToDictionary(resource => resource.Name);
        Assert.Equal(Provider, resources["known"].Options.Provider);
        Assert.Equal("1.2.1", resources["known"].Options.Version);
        Assert.Equal(Provider, resources["child"].Options.Provider);
    }

    [Fact]
    public async Task Reference_to_a_resource_gives_the_outputs_of_its_registration()
    {
        var read = await ReadAsync("command:local:Command", new() { AdditionalSecretOutputs = { "stdout" } }, ("stdout", "canary"));

        var found = await _client.CallAsync<ResourceInvokeResponse>(
            $"{Service}Invoke",
            new ResourceInvokeRequest
            {
                Tok = "pulumi:pulumi:getResource",
                Args = new Struct { Fields = { ["urn"] = Value.ForString(read.Urn) } },
            }
        );

        Assert.Equal("id-1", found.Return.Fields["id"].StringValue);
        Assert.Equal(read.Properties, found.Return.Fields["state"].StructValue);
    }

    private string Json()
    {
        using var stream = new MemoryStream();
        PlanJson.Write(_registry.ToPlan([]), stream);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string SignatureOf(ReadResourceResponse answer, string output) =>
        answer.Properties.Fields[output].StructValue.Fields[Signatures.Key].StringValue;

    private Task<ReadResourceResponse> ReadAsync(string type, ReadResourceRequest request, params (string Name, string Value)[] state)
    {
        request.Type = type;
        request.Name = "known";
        request.Id = "id-1";
        request.AcceptSecrets = true;
        request.Properties = new Struct();
        foreach (var (name, value) in state)
        {
            request.Properties.Fields.Add(name, Value.ForString(value));
        }

        return _client.CallAsync<ReadResourceResponse>($"{Service}ReadResource", request);
    }
}
