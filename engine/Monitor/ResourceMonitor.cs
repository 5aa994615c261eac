using System.Collections.Immutable;
using Engine.Diagnostics;
using Engine.Plans;
using Engine.Values;
using Engine.Wire;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace Engine.Monitor;

/// <summary>The service with which a program registers its resources. The answers differ between passes; the records do not.</summary>
internal sealed class ResourceMonitor(Registry registry, ValueReader values, IProviders providers, PassKind pass, ProgramActivity activity)
{
    private readonly ProviderResolution _providers = new(registry);
    private readonly RequestRules _rules = new(registry);
    private readonly ReferenceRules _references = new(registry);
    private readonly DefaultProviders _defaults = DefaultProviders.From(registry.Settings);
    private readonly SentOutputs _outputs = new(values.Secrets);
    private long _received;

    /// <summary>The maximum size of all resources of a run in bytes, ten thousand of 100 KB; all of them are kept in memory.</summary>
    public long MaximumBytes { get; init; } = 1024L * 1024 * 1024;

    /// <summary>The choices where several answers are possible.</summary>
    public PassAnswers Answers { get; init; } = new() { FailsOnRejected = pass == PassKind.Planned };

    private ResourceAnswers Resources => new(registry, providers, pass, Answers);

    public GrpcMethods Methods() =>
        new GrpcMethods("ResourceMonitor")
            .Add<SupportsFeatureRequest>(
                "SupportsFeature",
                request => new SupportsFeatureResponse { HasSupport = MonitorFeatures.Has(request.Id) }
            )
            .Add<Empty>("GetDeploymentInfo", _ => MonitorFeatures.Describe(registry.Settings))
            .Add<RegisterResourceRequest>("RegisterResource", Counted<RegisterResourceRequest>(Register), Received)
            .Add<RegisterResourceOutputsRequest>(
                "RegisterResourceOutputs",
                Counted<RegisterResourceOutputsRequest>(RegisterOutputs),
                Received
            )
            .Add<ReadResourceRequest>("ReadResource", Counted<ReadResourceRequest>(Read), Received)
            .Add<ResourceInvokeRequest>("Invoke", Counted<ResourceInvokeRequest>(Invoke))
            .Add<ResourceCallRequest>("Call", request => throw Refuse(EngineDiagnostics.RemoteMethodCalled(request.Tok)))
            .Add<Empty>(
                "SignalAndWaitForShutdown",
                _ =>
                {
                    activity.End();
                    return new Empty();
                }
            );

    private Func<TRequest, IMessage> Counted<TRequest>(Func<TRequest, IMessage> answer) =>
        request =>
        {
            using var busy = activity.Answer();
            if (activity.Ended)
            {
                throw Refuse(EngineDiagnostics.RequestAfterEnd(typeof(TRequest).Name, About(request)));
            }

            try
            {
                return answer(request);
            }
            catch (WireException exception)
            {
                throw Refuse(exception.ToFault(Subject(request), exception.Message));
            }
            catch (Exception exception) when (exception is not RpcException)
            {
                // A request that violates the protocol must fail the run, not this engine.
                var reason = $"{exception.GetType().Name}: {exception.Message}";
                throw Refuse(EngineDiagnostics.RequestNotAnswered(typeof(TRequest).Name, reason));
            }
        };

    private RpcException Refuse(Fault fault)
    {
        registry.Report(fault);
        return ShutDown();
    }

    /// <summary>Creates the error that informs SDKs that the engine has reported the reason itself.</summary>
    private static RpcException ShutDown() => new(new Status(StatusCode.Unavailable, "resource monitor shut down"));

    private void Received(long bytes)
    {
        if (Interlocked.Add(ref _received, bytes) > MaximumBytes)
        {
            throw Refuse(EngineDiagnostics.ResourcesTooLarge(MaximumBytes / (1024 * 1024)));
        }
    }

    /// <summary>Returns the resource or function of a request, for messages.</summary>
    private static string Subject(object? request) =>
        request switch
        {
            RegisterResourceRequest resource => RequestRules.Subject(resource.Type, resource.Name),
            ReadResourceRequest read => RequestRules.Subject(read.Type, read.Name),
            RegisterResourceOutputsRequest outputs => RequestRules.Shortened(outputs.Urn),
            ResourceInvokeRequest invoke => RequestRules.Shortened(invoke.Tok),
            _ => "",
        };

    private static string About(object? request) => Subject(request) is { Length: > 0 } subject ? $" It is about {subject}." : "";

    /// <summary>
    /// Reports all faults of a request, and refuses it if it cannot be answered. It can be answered despite a missing resource or provider,
    /// so that the faults of the other resources are found in the same run.
    /// </summary>
    private void Require(IReadOnlyList<Fault> faults)
    {
        foreach (var fault in faults)
        {
            registry.Report(fault);
        }

        if (!faults.All(EngineDiagnostics.IsAnswerable))
        {
            throw ShutDown();
        }
    }

    private RegisterResourceResponse Register(RegisterResourceRequest request)
    {
        Require(_rules.Check(request));
        var declared = Declared(request);
        Require([.. ReferenceRules.CheckPackage(declared), .. _defaults.Check(declared, declared.Options.Provider)]);
        var resource = Resources.Checked(declared);
        registry.Add(resource);
        if (!request.Custom)
        {
            return new RegisterResourceResponse { Urn = resource.Urn, Object = new Struct() };
        }

        var state = Resources.State(resource);
        registry.SetState(resource.Urn, state);
        return new RegisterResourceResponse
        {
            Urn = resource.Urn,
            Id = state.Id,
            Object = ValueWriter.Write(_outputs.Sent(resource, state.Outputs, request.SupportsPartialValues)),
        };
    }

    private PlannedResource Declared(RegisterResourceRequest request)
    {
        if (request.Remote)
        {
            throw Refuse(EngineDiagnostics.RemoteComponentRegistered(request.Type, request.Name));
        }

        foreach (var urn in _references.Ineffective(request.ReplaceWith))
        {
            registry.Warn(EngineDiagnostics.IneffectiveReplaceWith(Subject(request), RequestRules.Shortened(urn)));
        }

        var parent = registry.Find(request.Parent);
        var inputs = WireException.Within("object", () => values.Read(request.Object));
        return new PlannedResource
        {
            Urn = Urns.Create(registry.Settings.Stack, registry.Settings.Project, request.Parent, request.Type, request.Name),
            Type = request.Type,
            Name = request.Name,
            IsCustom = request.Custom,
            Parent = request.Parent,
            Inputs = Urns.IsProviderType(request.Type) ? ProviderInputs(inputs, request.Version) : inputs,
            Dependencies = [.. request.Dependencies.Distinct().Order(StringComparer.Ordinal)],
            PropertyDependencies = PropertyDependencies(request, inputs),
            Options = OptionsReader.Read(request, parent?.Options, _providers.Find(request), values),
        };
    }

    /// <summary>Adds the engine's own entries to a provider's inputs, which identify its plugin.</summary>
    private static MapValue ProviderInputs(MapValue inputs, string version) =>
        inputs.With(
            version.Length == 0
                ? [new("__internal", MapValue.Empty)]
                : [new("__internal", MapValue.Empty), new("version", new TextValue(version))]
        );

    /// <summary>Returns the dependencies of each property; if an SDK does not send them, each property depends on everything.</summary>
    private static ImmutableSortedDictionary<string, ImmutableArray<string>> PropertyDependencies(
        RegisterResourceRequest request,
        MapValue inputs
    )
    {
        var given =
            request.PropertyDependencies.Count > 0
                ? request.PropertyDependencies.Select(property => KeyValuePair.Create(property.Key, property.Value.Urns.AsEnumerable()))
                : inputs.Keys.Select(name => KeyValuePair.Create(name, request.Dependencies.AsEnumerable()));
        return given.ToImmutableSortedDictionary(
            property => property.Key,
            property => property.Value.Distinct().Order(StringComparer.Ordinal).ToImmutableArray(),
            StringComparer.Ordinal
        );
    }

    private Empty RegisterOutputs(RegisterResourceOutputsRequest request)
    {
        var outputs = WireException.Within("outputs", () => values.Read(request.Outputs));
        Resources.ReportConverted(request.Urn, outputs);
        registry.SetOutputs(request.Urn, outputs);
        return new Empty();
    }

    private ReadResourceResponse Read(ReadResourceRequest request)
    {
        Require(_rules.Check(request));
        var asRegistered = new RegisterResourceRequest
        {
            Type = request.Type,
            Name = request.Name,
            Parent = request.Parent,
            Custom = true,
            Provider = request.Provider,
            Version = request.Version,
            AdditionalSecretOutputs = { request.AdditionalSecretOutputs },
        };
        var options = OptionsReader.Read(asRegistered, parent: null, _providers.Find(asRegistered), values);
        // Not every SDK sends which outputs of a read resource are secret; the provider's schema contains it.
        var secret = options.AdditionalSecretOutputs.Concat(providers.SecretOutputs(request.Type)).ToHashSet(StringComparer.Ordinal);
        var resource = new PlannedResource
        {
            Urn = Urns.Create(registry.Settings.Stack, registry.Settings.Project, request.Parent, request.Type, request.Name),
            Type = request.Type,
            Name = request.Name,
            IsCustom = true,
            ReadId = request.Id,
            Parent = request.Parent,
            Inputs = _outputs.Marked(WireException.Within("properties", () => values.Read(request.Properties)), secret),
            Dependencies = [.. request.Dependencies.Distinct().Order(StringComparer.Ordinal)],
            Options = options,
        };
        Require(_defaults.Check(resource, resource.Options.Provider));
        Resources.ReportConverted(resource);
        registry.Add(resource);
        var outputs = StackReferences.IsReference(request.Type)
            ? StackReferences.Outputs(request.Id, registry.Settings, Answers.References)
            : Resources.State(resource).Outputs;
        registry.SetState(resource.Urn, new ResourceState(request.Id, outputs));
        return new ReadResourceResponse
        {
            Urn = resource.Urn,
            Properties = ValueWriter.Write(_outputs.Sent(resource, outputs, partialValues: false)),
        };
    }

    private ResourceInvokeResponse Invoke(ResourceInvokeRequest request)
    {
        if (request.Tok == "pulumi:pulumi:getResource" && values.Read(request.Args)["urn"] is TextValue urn)
        {
            return new ResourceInvokeResponse { Return = ValueWriter.Write(Known(urn)) };
        }

        throw Refuse(EngineDiagnostics.ProviderFunctionCalled(request.Tok));
    }

    /// <summary>Returns the state of a resource of this run for a reference: the outputs that its registration returned.</summary>
    private MapValue Known(TextValue urn)
    {
        var resource =
            registry.Find(urn.Value)
            ?? throw new RpcException(new Status(StatusCode.NotFound, $"The resource {urn.Value} does not exist."));
        var (id, outputs) = registry.State(urn.Value) ?? new ResourceState("", MapValue.Empty);
        var state = resource.IsCustom ? _outputs.Sent(resource, outputs, partialValues: false) : outputs;
        return new MapValue([new("urn", urn), new("id", new TextValue(id)), new("state", state)]);
    }
}
