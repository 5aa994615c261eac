using Pulumi;

namespace Standins.Tests.Resources;

/// <summary>A component that contains the resources a test declares.</summary>
internal sealed class Group : ComponentResource
{
    public Group(string name, Action<Group> declare, ComponentResourceOptions? options = null)
        : base("test:index:Group", name, options)
    {
        declare(this);
        RegisterOutputs(Outputs);
    }

    public Dictionary<string, object?> Outputs { get; } = [];

    /// <summary>The options of a child.</summary>
    public CustomResourceOptions Child => new() { Parent = this };
}

/// <summary>A component that declares its outputs as properties.</summary>
internal sealed class Declared : ComponentResource
{
    public Declared(string name)
        : base("test:index:Declared", name)
    {
        Label = Output.CreateSecret("a");
        Plain = Output.Create(1);
        RegisterOutputs();
    }

    [Output("label")]
    public Output<string> Label { get; private set; }

    [Output]
    public Output<int> Plain { get; private set; }

    public string Unmarked { get; } = "no output";
}
