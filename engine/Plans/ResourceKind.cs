namespace Engine.Plans;

/// <summary>What a resource of a plan is to a deployment.</summary>
/// <remarks>
/// The kinds exclude each other, so that summaries, costs, policies, pictures and <c>usage.yaml</c> count the same resources. A provider is
/// not managed although it is custom: it is the configuration of a plugin, and nothing in a cloud. A resource that is read exists without
/// the stack, which neither creates nor changes it nor pays for it; the pictures show it, because the system uses it. A stack reference is
/// such a resource. An imported resource is managed from then on.
/// </remarks>
public enum ResourceKind
{
    /// <summary>The stack itself.</summary>
    Stack,

    /// <summary>A component: a group of resources without a provider.</summary>
    Component,

    /// <summary>An explicit provider: the configuration of a plugin.</summary>
    Provider,

    /// <summary>A resource that exists outside the stack and is only read.</summary>
    Read,

    /// <summary>A resource that the deployment creates, changes and deletes.</summary>
    Managed,
}
