using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Wire;
using Pulumirpc;

namespace Pulumi.Testing;

/// <summary>A monitor that asks a test's mocks.</summary>
internal sealed class MockMonitor(IMocks mocks, DeploymentSettings about) : IMonitor
{
    private readonly List<Resource> _resources = [];

    public ImmutableArray<Resource> Resources
    {
        get
        {
            lock (_resources)
            {
                return [.. _resources];
            }
        }
    }

    /// <summary>Mocks answer at once.</summary>
    public void AwaitCatchingUp() { }

    public Task<bool> SupportsAsync(string feature) => Task.FromResult(true);

    public async Task<RegisterResourceResponse> RegisterAsync(Resource resource, RegisterResourceRequest request)
    {
        Remember(resource);
        var urn = Urn(request.Parent, request.Type, request.Name);
        if (!request.Custom && !request.Remote)
        {
            await AskAsync(request.Type, request.Name, request.Object, request.Provider, request.ImportId).ConfigureAwait(false);
            return new RegisterResourceResponse { Urn = urn, Object = new Struct() };
        }

        var (id, state) = await AskAsync(request.Type, request.Name, request.Object, request.Provider, request.ImportId)
            .ConfigureAwait(false);
        return new RegisterResourceResponse
        {
            Urn = urn,
            Id = id ?? request.ImportId,
            Object = state,
        };
    }

    public async Task<ReadResourceResponse> ReadAsync(Resource resource, ReadResourceRequest request)
    {
        Remember(resource);
        var (_, state) = await AskAsync(request.Type, request.Name, request.Properties, request.Provider, request.Id).ConfigureAwait(false);
        return new ReadResourceResponse { Urn = Urn(request.Parent, request.Type, request.Name), Properties = state };
    }

    public Task RegisterOutputsAsync(RegisterResourceOutputsRequest request) =>
        mocks.RegisterResourceOutputs(
            new MockRegisterResourceOutputsRequest(
                request.Urn,
                request.Outputs.Fields.ToImmutableDictionary(
                    field => field.Key,
                    field => new Output<object?>(PropertyReader.Read(field.Value))
                )
            )
        );

    public Task SignalAndWaitForShutdownAsync() => Task.CompletedTask;

    private async Task<(string? Id, Struct State)> AskAsync(string type, string name, Struct inputs, string provider, string id)
    {
        if (type == Stack.TypeToken)
        {
            return (null, new Struct());
        }

        var answer = await mocks
            .NewResourceAsync(
                new MockResourceArgs
                {
                    Type = type,
                    Name = name,
                    Inputs = Known(inputs),
                    Provider = provider,
                    Id = id,
                }
            )
            .ConfigureAwait(false);
        var state = await new PropertySerializer(keepResources: true).SerializeAsync(answer.state).ConfigureAwait(false);
        return (answer.id, state?.StructValue ?? new Struct());
    }

    private static ImmutableDictionary<string, object> Known(Struct inputs) =>
        inputs
            .Fields.Select(field => (field.Key, Data: PropertyReader.Read(field.Value)))
            .Where(field => field.Data is { IsKnown: true, Value: not null })
            .ToImmutableDictionary(field => field.Key, field => field.Data.Value!);

    private void Remember(Resource resource)
    {
        lock (_resources)
        {
            _resources.Add(resource);
        }
    }

    /// <summary>As the official mocks write it: of the parents' types only the outermost, which is the stack's.</summary>
    private string Urn(string parent, string type, string name)
    {
        var outermost = parent.Length == 0 ? "" : $"{parent.Split("::")[2].Split('$')[0]}$";
        return $"urn:pulumi:{about.Stack}::{about.Project}::{outermost}{type}::{name}";
    }
}

/// <summary>Keeps the errors a program logs under mocks.</summary>
internal sealed class MockEngineLog : IEngineLog
{
    private readonly List<string> _errors = [];

    public bool HasErrors => Errors.Length > 0;

    public string[] Errors
    {
        get
        {
            lock (_errors)
            {
                return [.. _errors];
            }
        }
    }

    public Task WriteAsync(LogSeverity severity, string message, Resource? resource, int streamId, bool ephemeral)
    {
        if (severity == LogSeverity.Error)
        {
            lock (_errors)
            {
                _errors.Add(message);
            }
        }

        return Task.CompletedTask;
    }
}
