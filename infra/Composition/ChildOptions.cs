using Pulumi;

namespace Infra.Composition;

/// <summary>Creates the options of resources inside a component.</summary>
internal static class ChildOptions
{
    /// <summary>
    /// Returns child options that include the component's dependencies, because Pulumi does not pass a component's dependencies on to its
    /// children.
    /// </summary>
    public static CustomResourceOptions Of(ComponentResource parent, ComponentResourceOptions? options)
    {
        var child = new CustomResourceOptions { Parent = parent };
        if (options is not null)
        {
            child.DependsOn = options.DependsOn;
        }

        return child;
    }

    /// <summary>Returns the same options for a component inside a component.</summary>
    public static ComponentResourceOptions OfComponent(ComponentResource parent, ComponentResourceOptions? options)
    {
        var child = new ComponentResourceOptions { Parent = parent };
        if (options is not null)
        {
            child.DependsOn = options.DependsOn;
        }

        return child;
    }
}
