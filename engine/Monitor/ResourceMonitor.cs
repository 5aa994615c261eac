using System.Collections.Immutable;
using Engine.Diagnostics;
using Engine.Plans;
using Engine.Values;
using Engine.Wire;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Engine.Monitor;

/// <summary>The service a program registers its resources with. What it answers differs by pass; what it records does not.</summary>
internal sealed class ResourceMonitor(Registry registry, ValueReader values, IProviders providers, PassKind pass, ProgramActivity activity)
{
    private readonly ProviderResolution _providers = new(registry);

    public GrpcMethods Methods() =>
        new GrpcMethods("ResourceMonitor")
            .Add<SupportsFeatureRequest>(
                "SupportsFeature",
                request => new SupportsFeatureResponse { HasSupport = MonitorFeatures.Has(request.Id) }
            )
            .Add<Empty>("GetDeploymentInfo", _ => MonitorFeatures.Describe(registry.Settings))
            .Add<RegisterResourceRequest>("RegisterResource", Counted<RegisterResourceRequest>(Register))
            .Add<RegisterResourceOutputsRequest>("RegisterResourceOutputs", Counted<RegisterResourceOutputsRequest>(RegisterOutputs))
            .Add<ReadResourceRequest>("ReadResource", Counted<ReadResourceRequest>(Read))
            .Add<ResourceInvokeRequest>("Invoke", Counted<ResourceInvokeRequest>(Invoke))
            .Add<ResourceCallRequest>(
                "Call",
                request =>
                    throw Refuse(
                        "ENG204",
                        $"The program calls the method {request.Tok} of a remote component; "
                            + "that needs the component's plugin, and a preview here runs none."
                    )
            )
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
            activity.Touch();
            try
            {
                return answer(request);
            }
            catch (WireException exception)
            {
                throw Refuse("ENG203", exception.Message);
            }
            catch (Exception exception) when (exception is not GrpcException)
            {
                // What keeps to no rule of the protocol must fail the run, not this engine.
                throw Refuse("ENG208", $"A {typeof(TRequest).Name} cannot be answered: {exception.GetType().Name}: {exception.Message}");
            }
        };

    private GrpcException Refuse(string code, string message)
    {
        registry.Report(new Fault(code, message));
        return new GrpcException(GrpcStatus.Unavailable, "resource monitor shut down");
    }

    private RegisterResourceResponse Register(RegisterResourceRequest request)
    {
        var resource = Declared(request);
        registry.Add(resource);
        if (!request.Custom)
        {
            return new RegisterResourceResponse { Urn = resource.Urn, Object = new Struct() };
        }

        foreach (var failure in Stashes.Is(resource.Type) ? Stashes.Check(resource.Inputs) : providers.Check(resource))
        {
            var path = failure.Path.Length == 0 ? "" : $", '{failure.Path}'";
            registry.Report(new Fault("ENG210", $"{resource.Type} '{resource.Name}'{path}: {failure.Message}", failure.Fix, resource.Urn));
        }

        var state = State(resource);
        registry.Settle(resource.Urn, state);
        return new RegisterResourceResponse
        {
            Urn = resource.Urn,
            Id = state.Id,
            Object = ValueWriter.Write(Sent(resource, state.Outputs, request.SupportsPartialValues)),
        };
    }

    private PlannedResource Declared(RegisterResourceRequest request)
    {
        if (request.Remote)
        {
            throw Refuse(
                "ENG204",
                $"{request.Type} '{request.Name}' is a remote component; that needs its plugin, and a preview here runs none."
            );
        }

        if (request.Custom && request.Type.Split(':').Length != 3)
        {
            throw Refuse("ENG205", $"'{request.Type}' is no type of a custom resource; it has three parts, package:module:Type.");
        }

        var parent = Parent(request.Parent, request.Type, request.Name);
        var inputs = values.Read(request.Object);
        return new PlannedResource
        {
            Urn = Urns.Create(registry.Settings.Stack, registry.Settings.Project, request.Parent, request.Type, request.Name),
            Type = request.Type,
            Name = request.Name,
            IsCustom = request.Custom,
            Parent = request.Parent,
            Inputs = request.Type.StartsWith(Urns.ProviderType, StringComparison.Ordinal)
                ? ProviderInputs(inputs, request.Version)
                : inputs,
            Dependencies = [.. request.Dependencies.Distinct().Order(StringComparer.Ordinal)],
            PropertyDependencies = PropertyDependencies(request, inputs),
            Options = OptionsReader.Read(request, parent?.Options, _providers.Of(request), values),
        };
    }

    private PlannedResource? Parent(string urn, string type, string name) =>
        urn.Length == 0 ? null : registry.Find(urn) ?? throw Refuse("ENG206", $"The parent of {type} '{name}' does not exist: {urn}.");

    /// <summary>The engine's own entries among a provider's inputs: which plugin it is.</summary>
    private static MapValue ProviderInputs(MapValue inputs, string version) =>
        inputs.With(
            version.Length == 0
                ? [new("__internal", MapValue.Empty)]
                : [new("__internal", MapValue.Empty), new("version", new TextValue(version))]
        );

    /// <summary>An SDK that does not say what each property depends on means that each depends on everything.</summary>
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

    private ResourceState State(PlannedResource resource) =>
        Stashes.Is(resource.Type) ? Stashes.State(resource, pass)
        : pass == PassKind.Planned ? providers.Planned(resource, registry.Settings)
        : providers.Resolved(resource, registry.Settings);

    /// <summary>The inputs come back as outputs; what the asker cannot hold half-known is left out.</summary>
    private static MapValue Sent(PlannedResource resource, MapValue outputs, bool partialValues)
    {
        var secret = resource.Options.AdditionalSecretOutputs;
        var all = resource.Inputs.With(outputs);
        return new MapValue(
            all.Where(output => partialValues || !output.Value.HasUnknowns)
                .Select(output =>
                    secret.Contains(output.Key) && output.Value is not SecretValue
                        ? KeyValuePair.Create(output.Key, (PropertyValue)new SecretValue(output.Value))
                        : output
                )
        );
    }

    private Empty RegisterOutputs(RegisterResourceOutputsRequest request)
    {
        registry.SetOutputs(request.Urn, values.Read(request.Outputs));
        return new Empty();
    }

    private ReadResourceResponse Read(ReadResourceRequest request)
    {
        _ = Parent(request.Parent, request.Type, request.Name);
        var resource = new PlannedResource
        {
            Urn = Urns.Create(registry.Settings.Stack, registry.Settings.Project, request.Parent, request.Type, request.Name),
            Type = request.Type,
            Name = request.Name,
            IsCustom = true,
            ReadId = request.Id,
            Parent = request.Parent,
            Inputs = values.Read(request.Properties),
            Dependencies = [.. request.Dependencies.Distinct().Order(StringComparer.Ordinal)],
        };
        registry.Add(resource);
        var outputs = StackReferences.IsReference(request.Type)
            ? StackReferences.Outputs(request.Id, registry.Settings)
            : State(resource).Outputs;
        registry.Settle(resource.Urn, new ResourceState(request.Id, outputs));
        return new ReadResourceResponse
        {
            Urn = resource.Urn,
            Properties = ValueWriter.Write(Sent(resource, outputs, partialValues: false)),
        };
    }

    private ResourceInvokeResponse Invoke(ResourceInvokeRequest request)
    {
        if (request.Tok == "pulumi:pulumi:getResource" && values.Read(request.Args)["urn"] is TextValue urn)
        {
            var state = registry.State(urn.Value) ?? throw new GrpcException(GrpcStatus.NotFound, $"There is no resource {urn.Value}.");
            return new ResourceInvokeResponse
            {
                Return = ValueWriter.Write(
                    new MapValue([new("urn", urn), new("id", new TextValue(state.Id)), new("state", state.Outputs)])
                ),
            };
        }

        throw Refuse(
            "ENG207",
            $"The program calls the function {request.Tok}, which asks a provider's cloud; a preview here asks none.\n"
                + "Take the value from a setting, or from an output of a resource."
        );
    }
}
