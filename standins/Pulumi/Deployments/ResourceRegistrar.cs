using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Wire;
using Pulumirpc;

namespace Pulumi;

/// <summary>Registers resources once their inputs are known, and completes their outputs with the engine's response.</summary>
internal sealed class ResourceRegistrar(IMonitor monitor, IEngineLog log, Runner runner, bool isDryRun)
{
    private readonly WaitingResources _waiting = new();

    public IDisposable ReportWaiting() => _waiting.Report(log, runner);

    /// <remarks>If the inputs fail or the engine rejects the resource, its outputs fail with it.</remarks>
    public Task RegisterAsync(Resource resource, ResourceArgs args, ResourceOptions options) =>
        // While waiting for the response, nothing references the arguments or options: thousands of resources may be waiting.
        FinishAsync(resource, SendAsync(resource, args, options));

    private static async Task<RegistrationAnswer> AnswerAsync(Task<Task<RegistrationAnswer>> sent) =>
        await (await sent.ConfigureAwait(false)).ConfigureAwait(false);

    private async Task FinishAsync(Resource resource, Task<Task<RegistrationAnswer>> sent)
    {
        try
        {
            Settle(resource, await AnswerAsync(sent).ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            foreach (var output in resource.PendingOutputs)
            {
                output.Fail(exception);
            }

            throw;
        }
    }

    public async Task RegisterOutputsAsync(Resource resource, Output<IDictionary<string, object?>> outputs)
    {
        var urn = await resource.Urn.Data.ConfigureAwait(false);
        var data = await outputs.Data.ConfigureAwait(false);
        var properties = new Struct();
        var keepResources = await monitor.SupportsAsync("resourceReferences").ConfigureAwait(false);
        foreach (var (name, value) in data.Value ?? new Dictionary<string, object?>())
        {
            var serializer = new PropertySerializer(keepResources, () => "monitor.registerResourceOutputs(...)", name);
            if (await SerializedAsync(name, value, serializer).ConfigureAwait(false) is { } serialized)
            {
                properties.Fields.Add(name, serialized);
            }
        }

        await monitor
            .RegisterOutputsAsync(new RegisterResourceOutputsRequest { Urn = urn.Value, Outputs = properties })
            .ConfigureAwait(false);
    }

    internal static async Task<T?> KnownAsync<T>(Input<T> input)
    {
        var data = await input.AsOutput().Data.ConfigureAwait(false);
        return data.IsKnown ? data.Value : default;
    }

    /// <returns>
    /// The pending response. The request is released when this method returns, because thousands of resources may be waiting.
    /// </returns>
    private async Task<Task<RegistrationAnswer>> SendAsync(Resource resource, ResourceArgs args, ResourceOptions options)
    {
        if (options.Urn is { } urn)
        {
            return RegistrationAnswer.OfAsync(monitor.GetAsync(urn));
        }

        var prepared = await PrepareAsync(resource, args, options).ConfigureAwait(false);
        var id = options.Id is null ? null : await KnownAsync(options.Id).ConfigureAwait(false);
        if (string.IsNullOrEmpty(id))
        {
            var request = await RegistrationRequest.CreateAsync(resource, options, prepared, monitor).ConfigureAwait(false);
            _waiting.Remove(resource);
            return RegistrationAnswer.OfAsync(monitor.RegisterAsync(resource, request));
        }

        if (resource is not CustomResource)
        {
            throw new ArgumentException(
                $"{nameof(ResourceOptions)}.{nameof(ResourceOptions.Id)} is only valid for a {nameof(CustomResource)}"
            );
        }

        _waiting.Remove(resource);
        return RegistrationAnswer.OfAsync(monitor.ReadAsync(resource, RegistrationRequest.Read(resource, options, prepared, id)), id);
    }

    private async Task<PreparedInputs> PrepareAsync(Resource resource, ResourceArgs args, ResourceOptions options)
    {
        monitor.RequirePackage(resource);
        _waiting.Add(resource, "");
        var explicitly = await KnownAsync(options.DependsOn).ConfigureAwait(false);
        var prepared = new PreparedInputs();
        prepared.Dependencies.UnionWith(await UrnsAsync(explicitly.IsDefault ? [] : explicitly).ConfigureAwait(false));
        var keepResources = await monitor.SupportsAsync("resourceReferences").ConfigureAwait(false);
        foreach (var (name, value) in InputProperties.Read(args).Where(input => input.Name is not (Signatures.Id or Signatures.Urn)))
        {
            _waiting.Add(resource, name);
            var serializer = new PropertySerializer(keepResources, () => Label(resource), name);
            if (await SerializedAsync(name, value, serializer).ConfigureAwait(false) is { } serialized)
            {
                var urns = await UrnsAsync(serializer.Dependencies).ConfigureAwait(false);
                prepared.Properties.Fields.Add(name, serialized);
                prepared.PropertyDependencies.Add(name, new UrnList { Urns = { urns } });
                prepared.Dependencies.UnionWith(urns);
            }
        }

        _waiting.Add(resource, "");
        prepared.Parent = resource.Parent is null ? "" : (await resource.Parent.Urn.Data.ConfigureAwait(false)).Value;
        prepared.Provider = resource.Provider is null ? "" : await resource.Provider.ReferenceAsync().ConfigureAwait(false);
        return prepared;
    }

    private static string Label(Resource resource) => $"resource:{resource.GetResourceName()}[{resource.GetResourceType()}]";

    private static async ValueTask<Value?> SerializedAsync(string name, object? value, PropertySerializer serializer)
    {
        try
        {
            return await serializer.SerializeAsync(value).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not EngineUnavailableException)
        {
            throw FailureReport.OfProperty(name, exception);
        }
    }

    private static async Task<SortedSet<string>> UrnsAsync(IEnumerable<Resource> resources)
    {
        var urns = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var resource in resources.Where(resource => resource is not null).SelectMany(resource => resource.Reached()).Distinct())
        {
            if ((await resource.Urn.Data.ConfigureAwait(false)) is { IsKnown: true, Value: { Length: > 0 } urn })
            {
                urns.Add(urn);
            }
        }

        return urns;
    }

    private void Settle(Resource resource, RegistrationAnswer answer)
    {
        // Outputs of a resource that the engine skipped are unknown, even in a deployment.
        var isAbsentKnown = !isDryRun && answer.IsSuccess;
        foreach (var output in resource.PendingOutputs)
        {
            if (output.Name == Signatures.Urn)
            {
                output.SettleText(answer.Urn, isKnown: true);
            }
            else if (output.Name == Signatures.Id)
            {
                output.SettleText(answer.Id, isKnown: answer.Id.Length > 0);
            }
            else if (answer.Properties?.Fields.TryGetValue(output.Name, out var value) == true)
            {
                output.Settle(value, answer.SourcesOf(output.Name), problem => Log.Warn(problem, resource));
            }
            else
            {
                output.SettleAbsent(isAbsentKnown);
            }
        }

        resource.Settled();
    }
}

/// <summary>The inputs of a resource in wire format, and the resources they depend on.</summary>
internal sealed class PreparedInputs
{
    public Struct Properties { get; } = new();

    public SortedSet<string> Dependencies { get; } = new(StringComparer.Ordinal);

    public MapField<string, UrnList> PropertyDependencies { get; } = [];

    public string Parent { get; set; } = "";

    public string Provider { get; set; } = "";
}

/// <summary>The engine's response for a resource that was registered, read or queried.</summary>
internal sealed record RegistrationAnswer(string Urn, string Id, Struct? Properties)
{
    /// <summary>The wire value for a resource that was created or planned as requested.</summary>
    private const int Success = 0;

    private MapField<string, UrnList>? _sources;

    public bool IsSuccess { get; private init; } = true;

    /// <summary>Returns the resources that an output depends on, if the engine specifies them.</summary>
    public IEnumerable<Resource> SourcesOf(string output) =>
        _sources?.TryGetValue(output, out var urns) == true ? urns.Urns.Select(urn => new ReferencedResource(urn)) : [];

    public static async Task<RegistrationAnswer> OfAsync(Task<RegisterResourceResponse> registration)
    {
        var response = await registration.ConfigureAwait(false);
        return new(response.Urn, response.Id, response.Object)
        {
            IsSuccess = response.Result == Success,
            _sources = response.PropertyDependencies,
        };
    }

    public static async Task<RegistrationAnswer> OfAsync(Task<ReadResourceResponse> reading, string id)
    {
        var response = await reading.ConfigureAwait(false);
        return new(response.Urn, id, response.Properties);
    }

    public static async Task<RegistrationAnswer> OfAsync(Task<ResourceInvokeResponse> asking)
    {
        var found = (await asking.ConfigureAwait(false)).Return.Fields;
        return new(found["urn"].StringValue, found["id"].StringValue, found["state"].StructValue);
    }
}
