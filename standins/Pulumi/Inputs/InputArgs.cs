namespace Pulumi;

/// <summary>Arguments whose <see cref="InputAttribute"/> members are sent to the engine.</summary>
public abstract class InputArgs
{
    protected InputArgs() { }
}

/// <summary>The arguments of a resource.</summary>
public abstract class ResourceArgs : InputArgs
{
    public static readonly ResourceArgs Empty = new NoArgs();

    protected ResourceArgs() { }

    private sealed class NoArgs : ResourceArgs;
}
