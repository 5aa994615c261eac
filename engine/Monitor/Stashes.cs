using System.Security.Cryptography;
using System.Text;
using Engine.Plans;
using Engine.Values;

namespace Engine.Monitor;

/// <summary>A value stored in a stack's state. Pulumi's engine itself provides it: the output of a new one is its input.</summary>
internal static class Stashes
{
    private const string TypeToken = "pulumi:index:Stash";
    private const string Input = "input";
    private const string Output = "output";

    public static bool IsStash(string type) => type == TypeToken;

    public static IReadOnlyList<CheckFailure> Check(MapValue inputs) =>
        [
            .. inputs
                .Keys.Where(name => name != Input)
                .Select(name => new CheckFailure(
                    PropertyPath.Empty.Append(name),
                    $"is not an input of a stash; it takes '{Input}'.",
                    $"remove '{name}'."
                )),
            .. inputs[Input] is null
                ? [new CheckFailure(PropertyPath.Empty.Append(Input), "is required.", $"{Input}: VALUE")]
                : Array.Empty<CheckFailure>(),
        ];

    /// <summary>Returns the state of a resource; its output is secret if and only if its input is.</summary>
    public static ResourceState State(PlannedResource resource, PassKind pass)
    {
        var input = resource.Inputs[Input] ?? NullValue.Instance;
        return new ResourceState(pass == PassKind.Planned ? "" : Id(resource.Urn), new MapValue([new(Input, input), new(Output, input)]));
    }

    /// <summary>A valid UUID that is the same at every run.</summary>
    private static string Id(string urn)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(urn)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
