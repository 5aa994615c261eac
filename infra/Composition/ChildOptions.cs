using Pulumi;

namespace Infra.Composition;

/// <summary>Options of the resources inside a component.</summary>
internal static class ChildOptions
{
    /// <summary>What the component waits for, its children wait for too: Pulumi hands a component's dependencies to none of them.</summary>
    public static CustomResourceOptions Of(ComponentResource parent, ComponentResourceOptions? options)
    {
        var child = new CustomResourceOptions { Parent = parent };
        if (options is not null)
        {
            child.DependsOn = options.DependsOn;
        }

        return child;
    }

    /// <summary>The same for a component inside a component.</summary>
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
