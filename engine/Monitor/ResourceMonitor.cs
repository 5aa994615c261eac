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

    /// <summary>How it answers where several answers are possible.</summary>
    public PassAnswers Answers { get; init; } = new() { FailsOnRejected = pass == PassKind.Planned };

    private ResourceAnswers Resources => new(registry, providers, pass, Answers);

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
        var resource = Resources.Checked(Declared(request));
        registry.Add(resource);
        if (!request.Custom)
        {
            return new RegisterResourceResponse { Urn = resource.Urn, Object = new Struct() };
        }

        var state = Resources.State(resource);
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

    /// <summary>The inputs come back as outputs; what the asker cannot hold half-known is left out.</summary>
    private MapValue Sent(PlannedResource resource, MapValue outputs, bool partialValues) =>
        new(
            Marked(resource.Inputs.With(outputs), resource.Options.AdditionalSecretOutputs)
                .Where(output => partialValues || !output.Value.HasUnknowns)
        );

    /// <summary>The values with those of these names marked as secret, wherever they are written from here on.</summary>
    private MapValue Marked(MapValue properties, IReadOnlyCollection<string> secret)
    {
        foreach (var name in secret)
        {
            if (properties.TryGetValue(name, out var value))
            {
                values.Secrets.Add(value);
            }
        }

        return new MapValue(
            properties.Select(property =>
                secret.Contains(property.Key) && property.Value is not SecretValue
                    ? KeyValuePair.Create(property.Key, (PropertyValue)new SecretValue(property.Value))
                    : property
            )
        );
    }

    private Empty RegisterOutputs(RegisterResourceOutputsRequest request)
    {
        var outputs = values.Read(request.Outputs);
        Resources.ReportConverted(request.Urn, outputs);
        registry.SetOutputs(request.Urn, outputs);
        return new Empty();
    }

    private ReadResourceResponse Read(ReadResourceRequest request)
    {
        _ = Parent(request.Parent, request.Type, request.Name);
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
        var options = OptionsReader.Read(asRegistered, parent: null, _providers.Of(asRegistered), values);
        // Not every SDK says of a read which outputs are secret; the provider's schema does.
        var secret = options.AdditionalSecretOutputs.Concat(providers.SecretOutputs(request.Type)).ToHashSet(StringComparer.Ordinal);
        var resource = new PlannedResource
        {
            Urn = Urns.Create(registry.Settings.Stack, registry.Settings.Project, request.Parent, request.Type, request.Name),
            Type = request.Type,
            Name = request.Name,
            IsCustom = true,
            ReadId = request.Id,
            Parent = request.Parent,
            Inputs = Marked(values.Read(request.Properties), secret),
            Dependencies = [.. request.Dependencies.Distinct().Order(StringComparer.Ordinal)],
            Options = options,
        };
        Resources.ReportConverted(resource);
        registry.Add(resource);
        var outputs = StackReferences.IsReference(request.Type)
            ? StackReferences.Outputs(request.Id, registry.Settings, Answers.References)
            : Resources.State(resource).Outputs;
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
            return new ResourceInvokeResponse { Return = ValueWriter.Write(Known(urn)) };
        }

        throw Refuse(
            "ENG207",
            $"The program calls the function {request.Tok}, which asks a provider's cloud; a preview here asks none.\n"
                + "Take the value from a setting, or from an output of a resource."
        );
    }

    /// <summary>What a reference to a resource of this run leads to: the same outputs that its registration was answered.</summary>
    private MapValue Known(TextValue urn)
    {
        var resource =
            registry.Find(urn.Value) ?? throw new GrpcException(GrpcStatus.NotFound, $"The resource {urn.Value} does not exist.");
        var (id, outputs) = registry.State(urn.Value) ?? new ResourceState("", MapValue.Empty);
        var state = resource.IsCustom ? Sent(resource, outputs, partialValues: false) : outputs;
        return new MapValue([new("urn", urn), new("id", new TextValue(id)), new("state", state)]);
    }
}
