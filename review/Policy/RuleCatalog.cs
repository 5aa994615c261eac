using Engine.Diagnostics;
using Review.Policy.Rules;

namespace Review.Policy;

/// <summary>All rules. A rule that is pure data is in a file of <c>review/Policy/Rules</c>; any other is a class listed here.</summary>
internal static class RuleCatalog
{
    /// <summary>The rules that are classes, by their ids.</summary>
    public static IReadOnlyList<Rule> Coded { get; } =
    [
        new CnameTargets(),
        new NoNewPrivileges(),
        new ContainerSecrets(),
        new GrafanaAccess(),
        new BudgetExists(),
        new ProjectPolicyIsNotReplaced(),
        new SeparateServiceAccountRoles(),
        new ChangesAreMonitored(),
        new PrivateDatabasePeering(),
        new SubnetRanges(),
        new DeadLetterConsumer(),
        new DeadLetterTopicDiffers(),
        new PushAccountIsInvoker(),
        new ServiceSecrets(),
        new PrivateDataAccess(),
        new TrafficTotal(),
        new DeadLetterGrants(),
        new StoredDataIsKept(),
        new OutputSecrets(),
    ];

    /// <summary>Returns all rules, in ordinal order of their ids.</summary>
    /// <exception cref="FaultException">A file of rules is not valid (REV360 to REV366).</exception>
    public static IReadOnlyList<Rule> All() =>
        [.. RuleReader.All(Coded.Select(rule => rule.Id)).Concat(Coded).OrderBy(rule => rule.Id, StringComparer.Ordinal)];
}
