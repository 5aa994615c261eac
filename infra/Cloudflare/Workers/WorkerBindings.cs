using Pulumi.Cloudflare.Inputs;

namespace Infra.Cloudflare.Workers;

/// <summary>Builds the provider's bindings of a version.</summary>
internal static class WorkerBindings
{
    /// <summary>
    /// Returns the bindings sorted by name, the order in which the API returns them; any other order would be a difference in every
    /// deployment.
    /// </summary>
    public static IEnumerable<WorkerVersionBindingArgs> Of(CloudflareWorkerArgs args) =>
        Named(args).OrderBy(binding => binding.Name, StringComparer.Ordinal).Select(binding => binding.Binding);

    /// <summary>Returns the names and types of the bindings as a string that changes whenever one of them changes.</summary>
    public static string Describe(CloudflareWorkerArgs args) =>
        string.Join(' ', Named(args).Select(binding => $"{binding.Name}:{binding.Type}").Order(StringComparer.Ordinal));

    private static IEnumerable<(string Name, string Type, WorkerVersionBindingArgs Binding)> Named(CloudflareWorkerArgs args) =>
        [
            .. args.Databases.Select(database => Bind(database.Key, "d1", binding => binding.DatabaseId = database.Value.DatabaseId)),
            .. args.Indexes.Select(index => Bind(index.Key, "vectorize", binding => binding.IndexName = index.Value.IndexName)),
            .. args.Buckets.Select(bucket => Bind(bucket.Key, "r2_bucket", binding => binding.BucketName = bucket.Value.BucketName)),
            // The value is inherited from the latest version, where it was set out of band; the program never reads it.
            .. args.Release.Secrets.Select(secret => Bind(secret, "inherit", _ => { })),
            .. args.Models is { } models ? [Bind(models, "ai", _ => { })] : Enumerable.Empty<(string, string, WorkerVersionBindingArgs)>(),
        ];

    private static (string Name, string Type, WorkerVersionBindingArgs Binding) Bind(
        string name,
        string type,
        Action<WorkerVersionBindingArgs> complete
    )
    {
        var binding = new WorkerVersionBindingArgs { Name = name, Type = type };
        complete(binding);
        return (name, type, binding);
    }
}
