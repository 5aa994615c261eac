using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Wire;
using Pulumirpc;

namespace Pulumi;

/// <summary>Registers resources once their inputs are settled, and settles their outputs with what the engine answers.</summary>
internal sealed class ResourceRegistrar(IMonitor monitor, IEngineLog log, Runner runner, bool isDryRun)
{
    private readonly WaitingResources _waiting = new();

    public IDisposable ReportWaiting() => _waiting.Report(log, runner);

    /// <exception cref="ResourceException">Its inputs failed, or the engine refused it. Its outputs fail with it.</exception>
    public Task RegisterAsync(Resource resource, ResourceArgs args, ResourceOptions options) =>
        // What waits for the answer holds neither arguments nor options: thousands may wait.
        FinishAsync(resource, SendAsync(resource, args, options));

    private static async Task<RegistrationAnswer> AnswerAsync(Task<Task<RegistrationAnswer>> sent) =>
        await (await sent.ConfigureAwait(false)).ConfigureAwait(false);

    private async Task FinishAsync(Resource resource, Task<Task<RegistrationAnswer>> sent)
    {
        try
        {
            var (urn, id, properties) = await AnswerAsync(sent).ConfigureAwait(false);
            Settle(resource, urn, id, properties);
        }
        catch (Exception exception)
        {
            var told = exception is ResourceException or EngineUnavailableException
                ? exception
                : new ResourceException(
                    $"{resource.GetResourceType()} '{resource.GetResourceName()}': {exception.Message}",
                    resource,
                    exception
                );
            foreach (var output in resource.PendingOutputs)
            {
                output.Fail(told);
            }

            throw told;
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
            if (await new PropertySerializer(keepResources).SerializeAsync(value).ConfigureAwait(false) is { } serialized)
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

    /// <returns>The answer to come. The request ends with this method: thousands may wait for their answers.</returns>
    private async Task<Task<RegistrationAnswer>> SendAsync(Resource resource, ResourceArgs args, ResourceOptions options)
    {
        var prepared = await PrepareAsync(resource, args, options).ConfigureAwait(false);
        var id = options.Id is null ? null : await KnownAsync(options.Id).ConfigureAwait(false);
        if (string.IsNullOrEmpty(id))
        {
            var request = await RegistrationRequest.CreateAsync(resource, options, prepared, monitor).ConfigureAwait(false);
            _waiting.Remove(resource);
            return RegistrationAnswer.OfAsync(monitor.RegisterAsync(resource, request));
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
        foreach (var (name, value) in InputProperties.Read(args))
        {
            _waiting.Add(resource, name);
            var serializer = new PropertySerializer(keepResources);
            if (await SerializedAsync(resource, name, value, serializer).ConfigureAwait(false) is { } serialized)
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

    private static async ValueTask<Value?> SerializedAsync(Resource resource, string name, object? value, PropertySerializer serializer)
    {
        try
        {
            return await serializer.SerializeAsync(value).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not ResourceException and not EngineUnavailableException)
        {
            throw new ResourceException(
                $"{resource.GetResourceType()} '{resource.GetResourceName()}', property '{name}': {exception.Message}",
                resource,
                exception
            );
        }
    }

    private static async Task<SortedSet<string>> UrnsAsync(IEnumerable<Resource> resources)
    {
        var urns = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var resource in resources.SelectMany(resource => resource.Reached()).Distinct())
        {
            urns.Add((await resource.Urn.Data.ConfigureAwait(false)).Value);
        }

        return urns;
    }

    private void Settle(Resource resource, string urn, string id, Struct? properties)
    {
        foreach (var output in resource.PendingOutputs)
        {
            if (output.Name == Signatures.Urn)
            {
                output.Settle(Value.ForString(urn));
            }
            else if (output.Name == Signatures.Id && id.Length > 0)
            {
                output.Settle(Value.ForString(id));
            }
            else if (output.Name != Signatures.Id && properties?.Fields.TryGetValue(output.Name, out var value) == true)
            {
                output.Settle(value);
            }
            else
            {
                output.SettleAbsent(isKnown: !isDryRun);
            }
        }

        resource.Settled();
    }
}

/// <summary>The inputs of a resource in their wire form, and where they came from.</summary>
internal sealed class PreparedInputs
{
    public Struct Properties { get; } = new();

    public SortedSet<string> Dependencies { get; } = new(StringComparer.Ordinal);

    public MapField<string, UrnList> PropertyDependencies { get; } = [];

    public string Parent { get; set; } = "";

    public string Provider { get; set; } = "";
}

/// <summary>What the engine says of a resource that was registered or read.</summary>
internal readonly record struct RegistrationAnswer(string Urn, string Id, Struct? Properties)
{
    public static async Task<RegistrationAnswer> OfAsync(Task<RegisterResourceResponse> registration)
    {
        var response = await registration.ConfigureAwait(false);
        return new(response.Urn, response.Id, response.Object);
    }

    public static async Task<RegistrationAnswer> OfAsync(Task<ReadResourceResponse> reading, string id)
    {
        var response = await reading.ConfigureAwait(false);
        return new(response.Urn, id, response.Properties);
    }
}
