namespace Pulumi;

/// <summary>A fault of the program, told without a stack trace.</summary>
public class RunException : Exception
{
    public RunException(string message)
        : base(message) { }

    public RunException(string message, Exception? innerException)
        : base(message, innerException) { }
}

/// <summary>A fault of one resource.</summary>
public class ResourceException : Exception
{
    public ResourceException(string message, Resource? resource, bool hideStack = false)
        : base(message)
    {
        Resource = resource;
        HideStack = hideStack;
    }

    internal ResourceException(string message, Resource resource, Exception inner)
        : base(message, inner) => Resource = resource;

    internal Resource? Resource { get; }

    internal bool HideStack { get; }
}
