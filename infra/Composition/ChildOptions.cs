using Pulumi;

namespace Infra.Composition;

/// <summary>Creates the options of resources inside a component.</summary>
/// <remarks>
/// The caller may pass one options object to several components, so a child's lists are copies that the component can extend.
/// </remarks>
internal static class ChildOptions
{
    /// <summary>
    /// Returns child options that include the component's dependencies, because Pulumi does not pass a component's dependencies on to its
    /// children.
    /// </summary>
    public static CustomResourceOptions Of(ComponentResource parent, ComponentResourceOptions? options) =>
        new() { Parent = parent, DependsOn = Dependencies(options) };

    /// <summary>Returns the same options for a component inside a component.</summary>
    public static ComponentResourceOptions OfComponent(ComponentResource parent, ComponentResourceOptions? options) =>
        new() { Parent = parent, DependsOn = Dependencies(options) };

    private static InputList<Resource> Dependencies(ComponentResourceOptions? options)
    {
        var dependencies = new InputList<Resource>();
        if (options is not null)
        {
            dependencies.AddRange(options.DependsOn);
        }

        return dependencies;
    }
}
