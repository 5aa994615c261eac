using System.Collections.Concurrent;
using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Wire;
using Pulumirpc;

namespace Pulumi.Testing;

/// <summary>A resource monitor that calls a test's mocks.</summary>
internal sealed class MockMonitor(IMocks mocks, DeploymentSettings about) : IMonitor
{
    private readonly List<Resource> _resources = [];
    private readonly ConcurrentDictionary<string, (string Id, Struct State)> _states = new(StringComparer.Ordinal);

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

    /// <summary>Returns immediately, because mocks respond synchronously.</summary>
    public void AwaitCatchingUp() { }

    /// <summary>Returns true for all features except output values, because mocks would receive them instead of the plain values.</summary>
    public Task<bool> SupportsAsync(string feature) => Task.FromResult(feature != "outputValues");

    public async Task<RegisterResourceResponse> RegisterAsync(Resource resource, RegisterResourceRequest request)
    {
        Remember(resource);
        var urn = Urn(request.Parent, request.Type, request.Name);
        if (request.Type == Stack.TypeToken)
        {
            return new RegisterResourceResponse { Urn = urn, Object = new Struct() };
        }

        var (id, state) = await AskAsync(request.Type, request.Name, request.Object, request.Provider, request.ImportId)
            .ConfigureAwait(false);
        id ??= request.ImportId;
        _states[urn] = (id, state);
        return new RegisterResourceResponse
        {
            Urn = urn,
            Id = id,
            Object = state,
        };
    }

    public async Task<ReadResourceResponse> ReadAsync(Resource resource, ReadResourceRequest request)
    {
        var (id, state) = await AskAsync(request.Type, request.Name, request.Properties, request.Provider, request.Id)
            .ConfigureAwait(false);
        Remember(resource);
        var urn = Urn(request.Parent, request.Type, request.Name);
        _states[urn] = (id ?? "", state);
        return new ReadResourceResponse { Urn = urn, Properties = state };
    }

    public Task<ResourceInvokeResponse> GetAsync(string urn) =>
        _states.TryGetValue(urn, out var found)
            ? Task.FromResult(
                new ResourceInvokeResponse
                {
                    Return = new Struct
                    {
                        Fields =
                        {
                            ["urn"] = Value.ForString(urn),
                            ["id"] = Value.ForString(found.Id),
                            ["state"] = Value.ForStruct(found.State),
                        },
                    },
                }
            )
            : throw new InvalidOperationException($"Unknown resource {urn}");

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
        var given = answer.state is IDictionary<string, object> entries ? entries.ToImmutableDictionary() : answer.state;
        var state = await new PropertySerializer(keepResources: true).SerializeAsync(given).ConfigureAwait(false);
        return state?.KindCase == Value.KindOneofCase.StructValue
            ? (answer.id, state.StructValue)
            : throw new InvalidOperationException($"{given.GetType().FullName} is not a supported argument type");
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

    /// <summary>Returns the URN in the form of the official mocks, which includes only the outermost parent type, the stack's.</summary>
    private string Urn(string parent, string type, string name)
    {
        var outermost = parent.Length == 0 ? "" : $"{parent.Split("::")[2].Split('$')[0]}$";
        return $"urn:pulumi:{about.Stack}::{about.Project}::{outermost}{type}::{name}";
    }
}

/// <summary>Keeps the errors that a program logs under mocks.</summary>
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
