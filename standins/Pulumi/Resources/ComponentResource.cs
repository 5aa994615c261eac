namespace Pulumi;

/// <summary>A resource of the program's own making: a name for the resources below it.</summary>
public class ComponentResource : Resource
{
    public ComponentResource(string type, string name, ComponentResourceOptions? options = null)
        : base(type, name, ResourceArgs.Empty, options ?? new ComponentResourceOptions()) { }

    protected void RegisterOutputs() => RegisterOutputs(Wire.OutputProperties.Declared(this));

    protected void RegisterOutputs(IDictionary<string, object?> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        RegisterOutputs(Output.Create(outputs));
    }

    protected void RegisterOutputs(Task<IDictionary<string, object?>> outputs) => RegisterOutputs(Output.Create(outputs));

    protected void RegisterOutputs(Output<IDictionary<string, object?>> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        Deployment.Required.RegisterOutputs(this, outputs);
    }
}
