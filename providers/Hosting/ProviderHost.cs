using Engine.Monitor;
using Engine.Plans;
using Engine.Projects;
using Engine.Values;
using Engine.Wire;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Providers.Hosting;

/// <summary>
/// The provider of one package for Pulumi's own engine, without its cloud: it checks and answers what <see cref="KnownProviders"/> knows.
/// To attach it, set <c>PULUMI_DEBUG_PROVIDERS=package:port</c>.
/// </summary>
internal sealed class ProviderHost : IAsyncDisposable
{
    private readonly string _package;
    private readonly KnownProviders _providers;
    private readonly ValueReader _values;
    private GrpcServer? _server;
    private volatile DeploymentSettings _settings = new() { Project = "", Stack = "" };

    private ProviderHost(string package, KnownProviders providers, string directory)
    {
        _package = package;
        _providers = providers;
        _values = new ValueReader(directory);
    }

    /// <summary>The address it listens on, <c>127.0.0.1:port</c>.</summary>
    public string Address => _server!.Address;

    /// <param name="package">The package, such as <c>gcp</c>.</param>
    /// <param name="providers">The known packages.</param>
    /// <param name="directory">The base directory of relative asset paths.</param>
    public static async Task<ProviderHost> StartAsync(string package, KnownProviders providers, string directory)
    {
        var host = new ProviderHost(package, providers, directory);
        host._server = await GrpcServer.StartAsync(host.Methods().All).ConfigureAwait(false);
        return host;
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private GrpcMethods Methods() =>
        new GrpcMethods("ResourceProvider")
            .Add<Empty>("GetPluginInfo", _ => new PluginInfo { Version = _providers.Package($"{_package}:")?.Schema.Version ?? "0.0.0" })
            .Add<PluginAttach>("Attach", _ => new Empty())
            .Add<CheckRequest>("CheckConfig", request => new CheckResponse { Inputs = request.News })
            .Add<DiffRequest>("DiffConfig", Diff)
            .Add<ConfigureRequest>("Configure", Configure)
            .Add<CheckRequest>("Check", Check)
            .Add<DiffRequest>("Diff", Diff)
            .Add<CreateRequest>("Create", Create)
            .Add<ReadRequest>(
                "Read",
                request => new ReadResponse
                {
                    Id = request.Id,
                    Properties = request.Properties,
                    Inputs = request.Inputs,
                }
            )
            .Add<UpdateRequest>("Update", Update)
            .Add<DeleteRequest>("Delete", _ => new Empty())
            .Add<Empty>("Cancel", _ => new Empty());

    private ConfigureResponse Configure(ConfigureRequest request)
    {
        var config = _values
            .Read(request.Args)
            .Where(argument => argument.Value is TextValue)
            .ToDictionary(argument => $"{_package}:{argument.Key}", argument => ((TextValue)argument.Value).Value);
        _settings = _settings with { Config = config };
        return new ConfigureResponse
        {
            AcceptSecrets = true,
            AcceptResources = true,
            SupportsPreview = true,
        };
    }

    private CheckResponse Check(CheckRequest request)
    {
        var failures = _providers.Check(Resource(request.Urn, _values.Read(request.News)));
        return new CheckResponse
        {
            Inputs = request.News,
            Failures =
            {
                failures.Select(failure => new Pulumirpc.CheckFailure
                {
                    Property = failure.Path.ToString(),
                    Reason = failure.Fix.Length == 0 ? failure.Message : $"{failure.Message} Fix: {failure.Fix}",
                }),
            },
        };
    }

    private DiffResponse Diff(DiffRequest request)
    {
        const int none = 1;
        const int some = 2;
        var before = _values.Read(request.OldInputs ?? request.Olds);
        var after = _values.Read(request.News);
        var changed = before
            .Keys.Union(after.Keys, StringComparer.Ordinal)
            .Where(name => !request.IgnoreChanges.Contains(name) && !Equals(before[name], after[name]))
            .Order(StringComparer.Ordinal)
            .ToList();
        return new DiffResponse { Changes = changed.Count == 0 ? none : some, Diffs = { changed } };
    }

    private CreateResponse Create(CreateRequest request)
    {
        var (id, properties) = State(request.Urn, request.Properties, request.Preview);
        return new CreateResponse { Id = id, Properties = properties };
    }

    private UpdateResponse Update(UpdateRequest request) =>
        new() { Properties = State(request.Urn, request.News, request.Preview).Properties };

    private (string Id, Struct Properties) State(string urn, Struct properties, bool isPreview)
    {
        var inputs = _values.Read(properties);
        var resource = Resource(urn, inputs);
        var state = isPreview ? _providers.Planned(resource, _settings) : _providers.Resolved(resource, _settings);
        return (state.Id, ValueWriter.Write(inputs.With(state.Outputs)));
    }

    private static PlannedResource Resource(string urn, MapValue inputs) =>
        new()
        {
            Urn = urn,
            Type = Urns.Type(urn),
            Name = Urns.Name(urn),
            IsCustom = true,
            Inputs = inputs,
        };
}
