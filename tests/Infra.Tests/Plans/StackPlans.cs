namespace Infra.Tests.Plans;

/// <summary>The plans of both environments, made once for all tests that look at them.</summary>
public sealed class StackPlans : IAsyncLifetime
{
    public const string Collection = "plans";

    private static readonly string[] Stacks = ["staging", "prod"];

    private readonly Dictionary<string, StackPlan> _plans = [];

    /// <summary>The environments, for theories.</summary>
    public static TheoryData<string> Environments => [.. Stacks];

    internal StackPlan this[string stack] => _plans[stack];

    /// <summary>What an environment's Émergence holds.</summary>
    internal StackPlan Emergence(string stack) => _plans[stack].Of("platform:systems:Emergence");

    /// <summary>What an environment's Phoenix holds.</summary>
    internal StackPlan Phoenix(string stack) => _plans[stack].Of("platform:systems:Phoenix");

    /// <summary>What an environment's Coccinelle holds.</summary>
    internal StackPlan Coccinelle(string stack) => _plans[stack].Of("platform:systems:Coccinelle");

    /// <summary>What an environment lets GitHub do.</summary>
    internal StackPlan GitHub(string stack) => _plans[stack].Of("platform:systems:GitHub");

    public async Task InitializeAsync()
    {
        foreach (var stack in Stacks)
        {
            _plans[stack] = await StackPlan.PreviewAsync(stack);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>Shares the plans.</summary>
    [CollectionDefinition(Collection)]
    public sealed class Definition : ICollectionFixture<StackPlans>;
}
