namespace Stacks;

/// <summary>Declares the systems in a stack.</summary>
public static class Systems
{
    /// <returns>The stack outputs.</returns>
    public static IDictionary<string, object?> Declare(SystemSettings settings)
    {
        var outputs = new Dictionary<string, object?>();
        var parts = DeclareOnGoogleCloud(settings, outputs);
        if (settings.GitHub is { } github)
        {
            new GitHub(SystemSettings.GitHubName, new() { Settings = github, Systems = parts }).AddOutputs(outputs);
        }

        if (settings.Coccinelle is { } coccinelle)
        {
            new Coccinelle(SystemSettings.CoccinelleName, coccinelle).AddOutputs(outputs);
        }

        if (settings.PhoenixContainers is { } containers)
        {
            new PhoenixContainers(SystemSettings.PhoenixName, containers).AddOutputs(outputs);
        }

        if (settings.SuperSmartMatch is { } superSmartMatch)
        {
            new SuperSmartMatch(SystemSettings.SuperSmartMatchName, superSmartMatch).AddOutputs(outputs);
        }

        if (settings.Budgets is { } budgets)
        {
            _ = new Budgets(SystemSettings.BudgetsName, budgets);
        }

        return outputs;
    }

    /// <returns>The parts of each system that workflows deploy.</returns>
    private static List<DeployedParts> DeclareOnGoogleCloud(SystemSettings settings, IDictionary<string, object?> outputs)
    {
        var parts = new List<DeployedParts>();
        if (settings.Emergence is { } emergence)
        {
            var declared = new Emergence(SystemSettings.EmergenceName, emergence);
            declared.AddOutputs(outputs);
            parts.Add(declared.Parts);
        }

        if (settings.Phoenix is { } phoenix)
        {
            var declared = new Phoenix(SystemSettings.PhoenixName, phoenix);
            declared.AddOutputs(outputs);
            parts.Add(declared.Parts);
        }

        return parts;
    }
}
