namespace Stacks;

/// <summary>Declares the systems a stack holds.</summary>
public static class Systems
{
    /// <returns>The stack's outputs.</returns>
    public static IDictionary<string, object?> Declare(SystemSettings settings)
    {
        var outputs = new Dictionary<string, object?>();
        if (settings.Emergence is { } emergence)
        {
            new Emergence(SystemSettings.EmergenceName, emergence).AddOutputs(outputs);
        }

        if (settings.Phoenix is { } phoenix)
        {
            new Phoenix(SystemSettings.PhoenixName, phoenix).AddOutputs(outputs);
        }

        if (settings.Budgets is { } budgets)
        {
            _ = new Budgets(SystemSettings.BudgetsName, budgets);
        }

        return outputs;
    }
}
