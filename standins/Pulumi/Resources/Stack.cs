using Pulumi.Wire;

namespace Pulumi;

/// <summary>The root resource of a deployment. Its <see cref="OutputAttribute"/> properties are the stack outputs.</summary>
public class Stack : ComponentResource
{
    internal const string TypeToken = "pulumi:pulumi:Stack";

    public Stack(StackOptions? options = null)
        : base(TypeToken, $"{Deployment.Instance.ProjectName}-{Deployment.Instance.StackName}")
    {
        _ = options;
        Deployment.Required.Stack = this;
    }

    /// <summary>
    /// Registers the stack outputs. Called after the most derived constructor has run, because its properties are not set earlier.
    /// </summary>
    internal void RegisterDeclaredOutputs()
    {
        var outputs = OutputProperties.Declared(this);
        var unset = outputs.Where(output => output.Value is null).Select(output => output.Key).ToList();
        if (unset.Count > 0)
        {
            throw new RunException(
                $"Output(s) '{string.Join(", ", unset)}' have no value assigned. "
                    + "[Output] attributed properties must be assigned inside Stack constructor."
            );
        }

        var wrong = outputs.Where(output => output.Value is not IOutput).Select(output => output.Key).ToList();
        if (wrong.Count > 0)
        {
            throw RunException.OutputsHaveIncorrectType(wrong);
        }

        RegisterOutputs(outputs);
    }

    internal void Register(Output<IDictionary<string, object?>> outputs) => RegisterOutputs(outputs);
}

/// <summary>The options of the stack; this stand-in does not support any.</summary>
public class StackOptions;
