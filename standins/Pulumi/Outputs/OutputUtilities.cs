using System.Collections.Immutable;

namespace Pulumi.Utilities;

/// <summary>Reads details of outputs, for tests and for code that needs more than the value.</summary>
public static class OutputUtilities
{
    /// <summary>Returns the value, or the type's default if it is unknown.</summary>
    public static async Task<T> GetValueAsync<T>(Output<T> output)
    {
        var data = await output.Data.ConfigureAwait(false);
        return data.IsKnown ? data.Value : default!;
    }

    public static async Task<bool> GetIsKnownAsync<T>(Output<T> output) => (await output.Data.ConfigureAwait(false)).IsKnown;

    public static async Task<ImmutableHashSet<Resource>> GetDependenciesAsync<T>(Output<T> output) =>
        (await output.Data.ConfigureAwait(false)).Resources;

    public static Output<T> CreateUnknown<T>(T value) => new(OutputData<T>.Known(value) with { IsKnown = false });

    /// <summary>Creates an unknown output. The factory is never called, because an unknown value is never read.</summary>
    public static Output<T> CreateUnknown<T>(Func<Task<T>> valueFactory) => CreateUnknown(default(T)!).Apply(_ => valueFactory());

    public static Output<T> WithDependency<T>(Output<T> output, Resource resource)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(resource);

        // As in the official SDK, a failure is wrapped in an AggregateException.
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
