using Pulumi;

namespace Hostile;

/// <summary>A resource of an unknown package.</summary>
internal sealed class Thing(string name, ThingArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("test:index:Thing", name, args ?? new ThingArgs(), options)
{
    [Output("answer")]
    public Output<string> Answer { get; private set; } = null!;
}

internal sealed class ThingArgs : ResourceArgs
{
    [Input("text")]
    public Input<string>? Text { get; set; }

    [Input("number")]
    public Input<double>? Number { get; set; }

    [Input("list")]
    public InputList<string>? List { get; set; }
}

/// <summary>A resource of a package whose outputs have placeholders.</summary>
internal sealed class Password(string name) : CustomResource("random:index/randomPassword:RandomPassword", name, new PasswordArgs(), null)
{
    [Output("result")]
    public Output<string> Result { get; private set; } = null!;

    [Output("bcryptHash")]
    public Output<string> BcryptHash { get; private set; } = null!;
}

internal sealed class PasswordArgs : ResourceArgs
{
    [Input("length")]
    public Input<int> Length { get; set; } = 16;
}

internal sealed class Box(string name) : ComponentResource("test:index:Box", name)
{
    public void Close(Dictionary<string, object?> outputs) => RegisterOutputs(outputs);
}
