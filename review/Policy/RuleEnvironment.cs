namespace Review.Policy;

/// <summary>The environments that rules name: which of the rules apply to a stack.</summary>
/// <param name="Name">The environment; null if no rule names it, and only the rules of all environments apply.</param>
/// <param name="Rules">The rules that apply.</param>
internal sealed record RuleEnvironment(string? Name, IReadOnlyList<Rule> Rules)
{
    /// <summary>Selects the rules of an environment.</summary>
    public static RuleEnvironment Of(IReadOnlyList<Rule> rules, string name)
    {
        var names = Names(rules);
        return names.Contains(name)
            ? new RuleEnvironment(name, [.. rules.Where(rule => rule.AppliesTo.Contains(name))])
            : new RuleEnvironment(null, [.. rules.Where(rule => names.All(rule.AppliesTo.Contains))]);
    }

    /// <summary>Returns the environments, in ordinal order.</summary>
    public static IReadOnlyList<string> Names(IEnumerable<Rule> rules) =>
        [.. rules.SelectMany(rule => rule.AppliesTo).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
