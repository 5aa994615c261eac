using Engine.Values;

namespace Engine.Monitor;

/// <summary>References to other stacks: their outputs are unknown unless a plan of that stack was given.</summary>
internal static class StackReferences
{
    private const string TypeToken = "pulumi:pulumi:StackReference";

    public static bool IsReference(string type) => type == TypeToken;

    public static MapValue Outputs(string stack, DeploymentSettings settings)
    {
        var name = KeyValuePair.Create("name", (PropertyValue)new TextValue(stack));
        if (!settings.References.TryGetValue(stack, out var outputs))
        {
            return new MapValue([name, new("outputs", UnknownValue.Instance), new("secretOutputNames", UnknownValue.Instance)]);
        }

        var secret = outputs.Where(output => output.Value is SecretValue).Select(output => (PropertyValue)new TextValue(output.Key));
        return new MapValue([name, new("outputs", outputs), new("secretOutputNames", new ArrayValue([.. secret]))]);
    }
}
