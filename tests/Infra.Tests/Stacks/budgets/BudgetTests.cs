using Infra.Tests.Plans;
using Infra.Tests.Settings;

namespace Infra.Tests.Stacks;

/// <summary>The budgets, as in requirement E9.</summary>
[Collection(StackPlans.Collection)]
public sealed class BudgetTests(StackPlans plans)
{
    [Theory]
    [InlineData("staging", "project-budget", null)]
    [InlineData("staging", "emergence-budget", "emergence")]
    [InlineData("staging", "phoenix-budget", "phoenix")]
    [InlineData("prod", "project-budget", null)]
    [InlineData("prod", "emergence-budget", "emergence")]
    [InlineData("prod", "phoenix-budget", "phoenix")]
    public void Budget_counts_its_systems_labelled_resources_in_the_project_by_number(string stack, string name, string? label)
    {
        var budget = plans[stack].Single(GcpTypes.Budget, name);

        Assert.Equal("projects/000000000000", budget.At("budgetFilter.projects[0]"));
        Assert.Equal(label, budget.At("budgetFilter.labels.component"));
        Assert.Equal("MONTH", budget.At("budgetFilter.calendarPeriod"));
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Budget_alerts_at_50_80_and_100_percent_and_at_forecast_100(string stack) =>
        Assert.All(
            plans[stack].OfType(GcpTypes.Budget),
            budget =>
                Assert.Equal(
                    ["0.5 CURRENT_SPEND", "0.8 CURRENT_SPEND", "1 CURRENT_SPEND", "1 FORECASTED_SPEND"],
                    Enumerable
                        .Range(0, 4)
                        .Select(index =>
                            FormattableString.Invariant($"{budget.At($"thresholdRules[{index}].thresholdPercent")} ")
                            + budget.At($"thresholdRules[{index}].spendBasis")
                        )
                )
        );

    [Fact]
    public void Budget_of_Emergence_in_prod_is_its_ceiling() =>
        Assert.Equal(
            ("300", "USD"),
            (
                plans["prod"].Single(GcpTypes.Budget, "emergence-budget").At("amount.specifiedAmount.units"),
                plans["prod"].Single(GcpTypes.Budget, "emergence-budget").At("amount.specifiedAmount.currencyCode")
            )
        );

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Budgets_notify_a_channel_of_their_project_and_bill_quota_to_it(string stack)
    {
        var project = SettingsFile.Text(stack, "gcp:project");

        Assert.All(
            plans[stack].OfType(GcpTypes.Budget),
            budget =>
                Assert.StartsWith(
                    $"projects/{project}/notificationChannels/",
                    (string)budget.At("allUpdatesRule.monitoringNotificationChannels[0]")!,
                    StringComparison.Ordinal
                )
        );
        Assert.Equal("true", SettingsFile.Text(stack, "gcp:userProjectOverride"));
        Assert.Equal(project, SettingsFile.Text(stack, "gcp:billingProject"));
    }

    /// <summary>A deployment without access to the billing account can deploy everything else.</summary>
    [Fact]
    public async Task Stack_without_budgets_does_not_use_the_billing_account()
    {
        var mocks = await new SettingsTrial().WithSystems("emergence", "phoenix").DeclareAsync();

        Assert.DoesNotContain(
            mocks.Resources,
            resource => resource.Type == GcpTypes.Budget || resource.Name.Contains("billingbudgets", StringComparison.Ordinal)
        );
    }
}
