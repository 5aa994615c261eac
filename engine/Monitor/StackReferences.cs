using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Engine.Projects;
using Engine.Values;

namespace Engine.Monitor;

/// <summary>The value for outputs of another stack that its plan leaves open: secret, or not known yet.</summary>
internal enum ReferenceFill
{
    /// <summary>No value: SDKs then treat every output of that stack as unknown.</summary>
    Unknown,

    /// <summary>A placeholder; the one of the plan, if it has one.</summary>
    First,

    /// <summary>A different placeholder. A result that is the same with both does not depend on the value.</summary>
    Second,
}

/// <summary>References to other stacks: their outputs are unknown unless a plan of that stack is provided.</summary>
internal static class StackReferences
{
    private const string TypeToken = "pulumi:pulumi:StackReference";

    public static bool IsReference(string type) => type == TypeToken;

    /// <summary>Returns whether a provided plan leaves an output open, so that the fill makes a difference.</summary>
    public static bool HasGaps(DeploymentSettings settings) => settings.References.Values.Any(IsOpen);

    public static MapValue Outputs(string stack, DeploymentSettings settings, ReferenceFill fill)
    {
        var name = KeyValuePair.Create("name", (PropertyValue)new TextValue(stack));
        if (!settings.References.TryGetValue(stack, out var outputs))
        {
            return new MapValue([name, new("outputs", UnknownValue.Instance), new("secretOutputNames", UnknownValue.Instance)]);
        }

        var secret = outputs.Where(output => HoldsSecret(output.Value)).Select(output => (PropertyValue)new TextValue(output.Key));
        return new MapValue([name, new("outputs", Filled(outputs, stack, fill)), new("secretOutputNames", new ArrayValue([.. secret]))]);
    }

    private static bool IsOpen(PropertyValue value) =>
        value switch
        {
            SecretValue or UnknownValue or ComputedValue => true,
            MapValue map => map.Any(entry => IsOpen(entry.Value)),
            ArrayValue list => list.Items.Any(IsOpen),
            _ => false,
        };

    private static bool HoldsSecret(PropertyValue value) =>
        value switch
        {
            SecretValue => true,
            MapValue map => map.Any(entry => HoldsSecret(entry.Value)),
            ArrayValue list => list.Items.Any(HoldsSecret),
            ComputedValue computed => HoldsSecret(computed.Inner),
            _ => false,
        };

    private static PropertyValue Filled(PropertyValue value, string path, ReferenceFill fill) =>
        value switch
        {
            MapValue map => new MapValue(
                map.Select(entry => KeyValuePair.Create(entry.Key, Filled(entry.Value, $"{path}.{entry.Key}", fill)))
            ),
            ArrayValue list => new ArrayValue([
                .. list.Items.Select((item, index) => Filled(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"), fill)),
            ]),
            // The file omits the value: only the mark was read.
            SecretValue => new SecretValue(Filled(UnknownValue.Instance, path, fill)),
            UnknownValue or ComputedValue when fill == ReferenceFill.Unknown => UnknownValue.Instance,
            UnknownValue => Text(path, fill),
            ComputedValue computed when fill == ReferenceFill.First => Filled(computed.Inner, path, fill),
            ComputedValue computed => Other(computed.Inner, path),
            _ => value,
        };

    /// <summary>Returns a value of the same form that differs in every part, so that every result of it differs as well.</summary>
    private static PropertyValue Other(PropertyValue value, string path) =>
        value switch
        {
            NumberValue number => new NumberValue(number.Value + 1),
            BooleanValue boolean => new BooleanValue(!boolean.Value),
            ArrayValue list => new ArrayValue([.. list.Items.Select(item => Other(item, path)), Text(path, ReferenceFill.Second)]),
            MapValue map => new MapValue(map.Select(entry => KeyValuePair.Create(entry.Key, Other(entry.Value, $"{path}.{entry.Key}")))),
            SecretValue secret => new SecretValue(Other(secret.Inner, path)),
            _ => Text(path, ReferenceFill.Second),
        };

    /// <summary>Returns placeholders that share neither a prefix, nor a suffix, nor their length between the two fills.</summary>
    private static TextValue Text(string path, ReferenceFill fill)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..12];
        return new TextValue(fill == ReferenceFill.First ? $"placeholder-{hash}" : $"unknown-{hash}-of-another-stack");
    }
}
