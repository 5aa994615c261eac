using System.Collections.Immutable;
using System.Text.Json;
using Pulumi;

namespace Standins.Tests.Wire;

/// <summary>A resource with an output of every readable kind.</summary>
[ResourceType("test:index:Thing", null)]
public sealed class Thing : CustomResource
{
    public Thing(string name, ThingArgs? args = null, CustomResourceOptions? options = null)
        : base("test:index:Thing", name, args, options) { }

    [Output("text")]
    public Output<string> Text { get; private set; } = null!;

    [Output("flag")]
    public Output<bool> Flag { get; private set; } = null!;

    [Output("whole")]
    public Output<int> Whole { get; private set; } = null!;

    [Output("maybe")]
    public Output<double?> Maybe { get; private set; } = null!;

    [Output("maybeWhole")]
    public Output<int?> MaybeWhole { get; private set; } = null!;

    [Output("list")]
    public Output<ImmutableArray<int>> List { get; private set; } = null!;

    [Output("map")]
    public Output<ImmutableDictionary<string, bool>> Map { get; private set; } = null!;

    [Output("point")]
    public Output<Point> Point { get; private set; } = null!;

    [Output("size")]
    public Output<Size> Size { get; private set; } = null!;

    [Output("asset")]
    public Output<Asset> Asset { get; private set; } = null!;

    [Output("json")]
    public Output<JsonElement> Json { get; private set; } = null!;

    [Output("other")]
    public Output<Thing> Other { get; private set; } = null!;

    [Output("unclassed")]
    public Output<Resource> Unclassed { get; private set; } = null!;
}

/// <summary>Arguments of every kind that can be sent.</summary>
public sealed class ThingArgs : ResourceArgs
{
    [Input("value")]
    public object? Value { get; set; }

    [Input("typed")]
    public Input<JsonElement>? Typed { get; set; }

    [Input("jsonList", json: true)]
    public InputList<bool>? JsonList { get; set; }

    [Input("jsonMap", json: true)]
    public InputMap<int>? JsonMap { get; set; }

    [Input("jsonArgs", json: true)]
    public ThingArgs? JsonArgs { get; set; }
}

/// <summary>A record that is both read and sent; one of its members has another name on the wire.</summary>
[OutputType]
public sealed record Point(int Across, [OutputConstructorParameter("y-axis")] int Up);

/// <summary>A class with fields, as in the bindings of a package.</summary>
[OutputType]
public sealed class Shape
{
    internal readonly string? Label;
    internal readonly Size Size;

    [OutputConstructor]
    public Shape(string? label, Size size)
    {
        Label = label;
        Size = size;
    }
}

public enum Size
{
    Small = 1,
    Large = 2,
}

public enum Wide : long
{
    One = 1,
}
