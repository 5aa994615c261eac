using Pulumi;

namespace Scenarios;

/// <summary>A stack that only a service provider can create: its constructor needs a service.</summary>
internal sealed class ServiceStack : Stack
{
    public ServiceStack(Label label) => Given = Output.Create(label.Text);

    [Output("given")]
    public Output<string> Given { get; private set; }

    internal sealed record Label(string Text);
}

/// <summary>A provider of that stack, or of nothing.</summary>
internal sealed class Services(ServiceStack.Label? label) : IServiceProvider
{
    public object? GetService(Type serviceType) =>
        label is not null && serviceType == typeof(ServiceStack) ? new ServiceStack(label) : null;
}
