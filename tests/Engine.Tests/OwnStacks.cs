using Engine.Plans;
using Engine.Projects;
using Engine.Runs;
using Providers;

namespace Engine.Tests;

/// <summary>
/// The plans of this repository's own stacks, created once. Their tests share a collection, because two concurrent builds of the program
/// would write the same files.
/// </summary>
public sealed class OwnStacks : IAsyncLifetime
{
    public const string Collection = "own stacks";

    internal Plan Staging { get; private set; } = null!;

    internal Plan Prod { get; private set; } = null!;

    internal Plan Dev { get; private set; } = null!;

    public async Task InitializeAsync() =>
        (Staging, Prod, Dev) = (await PlanAsync("staging"), await PlanAsync("prod"), await PlanAsync("dev"));

    public Task DisposeAsync() => Task.CompletedTask;

    private static Task<Plan> PlanAsync(string stack)
    {
        var project = ProjectFile.Load(Repository.Root);
        return new ProgramRunner(new KnownProviders()).RunAsync(
            project,
            StackSettings.Load(project, stack),
            Passes.Both,
            CancellationToken.None
        );
    }

    /// <summary>The collection that shares the plans.</summary>
    [CollectionDefinition(Collection)]
    public sealed class Definition : ICollectionFixture<OwnStacks>;
}
