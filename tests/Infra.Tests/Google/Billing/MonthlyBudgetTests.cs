using Infra.Google.Billing;
using Infra.Tests.Recording;

namespace Infra.Tests.Google.Billing;

public sealed class MonthlyBudgetTests
{
    private static readonly MonthlyBudgetArgs Simple = new()
    {
        BillingAccount = "012345-6789AB-CDEF01",
        Project = "projects/123456789012",
        Amount = 300,
        Currency = "USD",
        Channels = ["projects/some/notificationChannels/1"],
    };

    [Fact]
    public async Task Defaults_declare_a_budget_of_the_whole_project() =>
        InventoryFile.Matches("MonthlyBudget.defaults.txt", (await DeclareAsync(Simple)).ToString());

    [Fact]
    public async Task Values_reach_the_provider() =>
        InventoryFile.Matches(
            "MonthlyBudget.values.txt",
            (
                await DeclareAsync(Simple with { Amount = 1_000_000, Currency = "EUR", Label = KeyValuePair.Create("component", "some") })
            ).ToString()
        );

    private static Task<Inventory> DeclareAsync(MonthlyBudgetArgs args) =>
        Declaration.AddedAsync(() => _ = new MonthlyBudget("some", args));
}
