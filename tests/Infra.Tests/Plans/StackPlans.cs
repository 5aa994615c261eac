namespace Infra.Tests.Plans;

/// <summary>The plans of the environments and of a laptop, made once for all tests that look at them.</summary>
public sealed class StackPlans : IAsyncLifetime
{
    public const string Collection = "plans";

    /// <summary>The laptop's stack.</summary>
    public const string Laptop = "dev";

    private static readonly string[] Clouds = ["staging", "prod"];

    private readonly Dictionary<string, StackPlan> _plans = [];

    /// <summary>The environments, for theories.</summary>
    public static TheoryData<string> Environments => [.. Clouds];

    /// <summary>Every stack there is, for theories.</summary>
    public static TheoryData<string> Stacks => [.. Clouds, Laptop];

    /// <summary>All plans.</summary>
    internal IEnumerable<StackPlan> All => _plans.Values;

    internal StackPlan this[string stack] => _plans[stack];

    /// <summary>What an environment's Émergence holds.</summary>
    internal StackPlan Emergence(string stack) => _plans[stack].Of("platform:systems:Emergence");

    /// <summary>What an environment's Phoenix holds.</summary>
    internal StackPlan Phoenix(string stack) => _plans[stack].Of("platform:systems:Phoenix");

    /// <summary>What an environment lets GitHub do.</summary>
    internal StackPlan GitHub(string stack) => _plans[stack].Of("platform:systems:GitHub");

    /// <summary>What an environment's Coccinelle holds.</summary>
    internal StackPlan Coccinelle(string stack) => _plans[stack].Of("platform:systems:Coccinelle");

    /// <summary>An environment's budgets.</summary>
    internal StackPlan Budgets(string stack) => _plans[stack].Of("platform:systems:Budgets");

    public async Task InitializeAsync()
    {
        foreach (var stack in Clouds.Append(Laptop))
        {
            _plans[stack] = await StackPlan.PreviewAsync(stack);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>Shares the plans.</summary>
    [CollectionDefinition(Collection)]
    public sealed class Definition : ICollectionFixture<StackPlans>;
}
