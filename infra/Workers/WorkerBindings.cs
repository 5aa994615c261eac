using Pulumi.Cloudflare.Inputs;

namespace Infra.Workers;

/// <summary>What a version is bound to, as the provider takes it.</summary>
internal static class WorkerBindings
{
    /// <summary>By name: in that order the API answers, and any other order is a difference on every deployment.</summary>
    public static IEnumerable<WorkerVersionBindingArgs> Of(EdgeWorkerArgs args) =>
        Named(args).OrderBy(binding => binding.Name, StringComparer.Ordinal).Select(binding => binding.Binding);

    /// <summary>Their names and kinds, as a text that differs whenever one of them does.</summary>
    public static string Describe(EdgeWorkerArgs args) =>
        string.Join(' ', Named(args).Select(binding => $"{binding.Name}:{binding.Type}").Order(StringComparer.Ordinal));

    private static IEnumerable<(string Name, string Type, WorkerVersionBindingArgs Binding)> Named(EdgeWorkerArgs args) =>
        [
            .. args.Databases.Select(database => Bind(database.Key, "d1", binding => binding.DatabaseId = database.Value.DatabaseId)),
            .. args.Indexes.Select(index => Bind(index.Key, "vectorize", binding => binding.IndexName = index.Value.IndexName)),
            .. args.Buckets.Select(bucket => Bind(bucket.Key, "r2_bucket", binding => binding.BucketName = bucket.Value.BucketName)),
            // The value is the latest version's, put there out of band; the program never has it.
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
