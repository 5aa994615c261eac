using Pulumi;
using Pulumi.Testing;

namespace Infra.Tests.Recording;

/// <summary>Runs declarations under mocks and returns what they registered.</summary>
internal static class Declaration
{
    public static async Task<RecordingMocks> RunAsync(Action declare, bool isPreview = false, string stack = "staging")
    {
        var mocks = new RecordingMocks();
        await Deployment.TestAsync(mocks, Options(isPreview, stack), declare);
        return mocks;
    }

    /// <summary>Returns what a component registers in addition to given resources.</summary>
    /// <param name="given">Declares what the component needs; it runs twice.</param>
    /// <param name="declare">Declares the component.</param>
    public static async Task<Inventory> AddedAsync<TGiven>(Func<TGiven> given, Action<TGiven> declare)
    {
        var before = await RunAsync(() => _ = given());
        var after = await RunAsync(() => declare(given()));
        return new Inventory(after.Resources.ExceptBy(before.Resources.Select(resource => resource.Key), resource => resource.Key), after);
    }

    public static Task<Inventory> AddedAsync(Action declare) => AddedAsync(() => 0, _ => declare());

    private static TestOptions Options(bool isPreview, string stack) =>
        new()
        {
            ProjectName = "infra",
            StackName = stack,
            RootDirectory = Repository.Root,
            IsPreview = isPreview,
        };
}
