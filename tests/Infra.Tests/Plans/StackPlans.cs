namespace Infra.Tests.Plans;

/// <summary>The plans of the environments and of a laptop, created once for all tests that use them.</summary>
public sealed class StackPlans : IAsyncLifetime
{
    public const string Collection = "plans";

    /// <summary>The laptop's stack.</summary>
    public const string Laptop = "dev";

    private static readonly string[] Clouds = ["staging", "prod"];

    private readonly Dictionary<string, StackPlan> _plans = [];

    /// <summary>The environments, for theories.</summary>
    public static TheoryData<string> Environments => [.. Clouds];

    /// <summary>All stacks, for theories.</summary>
    public static TheoryData<string> Stacks => [.. Clouds, Laptop];

    /// <summary>All plans.</summary>
    internal IEnumerable<StackPlan> All => _plans.Values;

    internal StackPlan this[string stack] => _plans[stack];

    /// <summary>Returns the resources of an environment's Émergence system.</summary>
    internal StackPlan Emergence(string stack) => _plans[stack].Of("platform:systems:Emergence");

    /// <summary>Returns the resources of an environment's Phoenix system.</summary>
    internal StackPlan Phoenix(string stack) => _plans[stack].Of("platform:systems:Phoenix");

    /// <summary>Returns the resources that let GitHub deploy to an environment.</summary>
    internal StackPlan GitHub(string stack) => _plans[stack].Of("platform:systems:GitHub");

    /// <summary>Returns the resources of an environment's Coccinelle system.</summary>
    internal StackPlan Coccinelle(string stack) => _plans[stack].Of("platform:systems:Coccinelle");

    /// <summary>Returns an environment's budgets.</summary>
    internal StackPlan Budgets(string stack) => _plans[stack].Of("platform:systems:Budgets");

    public async Task InitializeAsync()
    {
        foreach (var stack in Clouds.Append(Laptop))
        {
            _plans[stack] = await StackPlan.PreviewAsync(stack);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>The collection that shares the plans.</summary>
    [CollectionDefinition(Collection)]
    public sealed class Definition : ICollectionFixture<StackPlans>;
}
