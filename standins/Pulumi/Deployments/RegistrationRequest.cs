using Google.Protobuf.WellKnownTypes;
using Pulumi.Wire;
using Pulumirpc;

namespace Pulumi;

/// <summary>Creates the registration request of a resource from its options.</summary>
internal static class RegistrationRequest
{
    /// <exception cref="RunException">An option that this engine does not support, which must not be ignored silently.</exception>
    public static async Task<RegisterResourceRequest> CreateAsync(
        Resource resource,
        ResourceOptions options,
        PreparedInputs prepared,
        IMonitor monitor
    )
    {
        var request = new RegisterResourceRequest
        {
            Type = resource.GetResourceType(),
            Name = resource.GetResourceName(),
            Custom = resource is CustomResource,
            Remote = resource.IsRemote,
            Object = prepared.Properties,
            Parent = prepared.Parent,
            Provider = prepared.Provider,
            Version = options.Version ?? resource.PackageRequest?.Version ?? "",
            PluginDownloadURL = options.PluginDownloadURL ?? resource.PackageRequest?.DownloadUrl ?? "",
            AcceptSecrets = true,
            AcceptResources = true,
            AliasSpecs = true,
            SupportsResultReporting = true,
            CustomTimeouts = options.CustomTimeouts?.ToWire(),
            IgnoreChanges = { options.IgnoreChanges },
            HideDiffs = { options.HideDiffs },
            Dependencies = { prepared.Dependencies },
            PropertyDependencies = { prepared.PropertyDependencies },
        };
        AddFlags(request, resource, options);
        await AddRelationsAsync(request, options, monitor).ConfigureAwait(false);
        foreach (var alias in options.Aliases)
        {
            if (await ResourceRegistrar.KnownAsync(alias).ConfigureAwait(false) is { } known)
            {
                request.Aliases.Add(await known.ToWireAsync().ConfigureAwait(false));
            }
        }

        return request;
    }

    public static ReadResourceRequest Read(Resource resource, ResourceOptions options, PreparedInputs prepared, string id) =>
        new()
        {
            Id = id,
            Type = resource.GetResourceType(),
            Name = resource.GetResourceName(),
            Parent = prepared.Parent,
            Provider = prepared.Provider,
            Properties = prepared.Properties,
            Dependencies = { prepared.Dependencies },
            Version = options.Version ?? resource.PackageRequest?.Version ?? "",
            AcceptSecrets = true,
            AcceptResources = true,
            // The official SDK does not send this, so a read's secret outputs are visible in a C# preview. The stand-in does send it.
            AdditionalSecretOutputs = { (options as CustomResourceOptions)?.AdditionalSecretOutputs ?? [] },
        };

    private static void AddFlags(RegisterResourceRequest request, Resource resource, ResourceOptions options)
    {
        if (resource.Protect is { } protect)
        {
            request.Protect = protect;
        }

        if (options.RetainOnDelete is { } retain)
        {
            request.RetainOnDelete = retain;
        }

        if (options is CustomResourceOptions custom)
        {
            request.ImportId = custom.ImportId ?? "";
            request.AdditionalSecretOutputs.Add(custom.AdditionalSecretOutputs);
            request.ReplaceOnChanges.Add(custom.ReplaceOnChanges);
            request.DeleteBeforeReplace = custom.DeleteBeforeReplace ?? false;
            request.DeleteBeforeReplaceDefined = custom.DeleteBeforeReplace is not null;
        }
    }

    private static async Task AddRelationsAsync(RegisterResourceRequest request, ResourceOptions options, IMonitor monitor)
    {
        if (options.DeletedWith is { } deletedWith)
        {
            await RequireAsync(monitor, "deletedWith").ConfigureAwait(false);
            request.DeletedWith = (await deletedWith.Urn.Data.ConfigureAwait(false)).Value;
        }

        await foreach (var input in options.ReplaceWith.ConfigureAwait(false))
        {
            await RequireAsync(monitor, "replaceWith").ConfigureAwait(false);
            if (await ResourceRegistrar.KnownAsync(input).ConfigureAwait(false) is { } resource)
            {
                request.ReplaceWith.Add((await resource.Urn.Data.ConfigureAwait(false)).Value);
            }
        }

        if (options.ReplacementTrigger is { } trigger)
        {
            await RequireAsync(monitor, "replacementTrigger").ConfigureAwait(false);
            request.ReplacementTrigger =
                await new PropertySerializer(keepResources: true).SerializeAsync(trigger).ConfigureAwait(false) ?? Value.ForNull();
        }
    }

    private static async Task RequireAsync(IMonitor monitor, string feature)
    {
        if (!await monitor.SupportsAsync(feature).ConfigureAwait(false))
        {
            throw new RunException($"The option '{feature}' is not supported by this engine.");
        }
    }
}
