using System.Collections.Immutable;

namespace Pulumi.Utilities;

/// <summary>Looks into outputs: for tests, and for code that must know more than the value.</summary>
public static class OutputUtilities
{
    /// <summary>The value; the type's default while it is unknown.</summary>
    public static async Task<T> GetValueAsync<T>(Output<T> output)
    {
        var data = await output.Data.ConfigureAwait(false);
        return data.IsKnown ? data.Value : default!;
    }

    public static async Task<bool> GetIsKnownAsync<T>(Output<T> output) => (await output.Data.ConfigureAwait(false)).IsKnown;

    public static async Task<ImmutableHashSet<Resource>> GetDependenciesAsync<T>(Output<T> output) =>
        (await output.Data.ConfigureAwait(false)).Resources;

    public static Output<T> CreateUnknown<T>(T value) => new(OutputData<T>.Known(value) with { IsKnown = false });

    /// <summary>An unknown output; the factory is never called, because nothing ever asks for an unknown value.</summary>
    public static Output<T> CreateUnknown<T>(Func<Task<T>> valueFactory) => CreateUnknown(default(T)!).Apply(_ => valueFactory());

    public static Output<T> WithDependency<T>(Output<T> output, Resource resource)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(resource);

        // As officially, a failure arrives inside an AggregateException.
        return new Output<T>(
            output.Data.ContinueWith(
                settled => settled.Result with { Resources = settled.Result.Resources.Add(resource) },
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            )
        );
    }
}
