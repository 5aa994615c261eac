using Engine.Values;
using Engine.Wire;
using Google.Protobuf.WellKnownTypes;
using NullValue = Engine.Values.NullValue;

namespace Engine.Tests.Wire;

public sealed class ValueRoundTripTests
{
    private static readonly TextValue Text = new("é ı 😀\n\0");

    public static TheoryData<string, PropertyValue> Values =>
        new()
        {
            { "null", NullValue.Instance },
            { "true", new BooleanValue(true) },
            { "number", new NumberValue(0.1) },
            { "large number", new NumberValue(1e308) },
            { "text", Text },
            { "empty text", new TextValue("") },
            { "unknown", UnknownValue.Instance },
            { "empty list", new ArrayValue([]) },
            { "list", new ArrayValue([Text, NullValue.Instance, UnknownValue.Instance]) },
            { "empty map", MapValue.Empty },
            { "map", new MapValue([new("", Text), new("$secret", Text), new("a.b", new ArrayValue([Text]))]) },
            { "secret", new SecretValue(Text) },
            { "secret unknown", new SecretValue(UnknownValue.Instance) },
            { "secret in a secret map", new SecretValue(new MapValue([new("inner", new SecretValue(Text))])) },
            { "component", new ReferenceValue("urn:pulumi:s::p::t::n", null) },
            { "resource", new ReferenceValue("urn:pulumi:s::p::t::n", "id") },
        };

    [Theory]
    [MemberData(nameof(Values))]
    public void Read_of_a_written_value_gives_the_same_value(string what, PropertyValue value) =>
        Assert.True(value.Equals(new ValueReader("/").Read(ValueWriter.Write(value))), what);

    [Fact]
    public void Read_of_a_written_computed_value_is_unknown() =>
        Assert.Same(UnknownValue.Instance, new ValueReader("/").Read(ValueWriter.Write(new ComputedValue(Text))));

    [Fact]
    public void Read_of_a_written_asset_is_the_same()
    {
        var reader = new ValueReader("/");
        var asset = Assert.IsType<AssetValue>(reader.Read(Asset(Signatures.Asset, ("text", Value.ForString("content")))));
        var archive = Assert.IsType<AssetValue>(
            reader.Read(Asset(Signatures.Archive, ("assets", Value.ForStruct(new() { Fields = { ["a.txt"] = ValueWriter.Write(asset) } }))))
        );

        Assert.Equal(asset, reader.Read(ValueWriter.Write(asset)));
        Assert.Equal(archive, reader.Read(ValueWriter.Write(archive)));
        Assert.NotEqual("", archive.Hash);
    }

    private static Value Asset(string signature, params (string Name, Value Value)[] fields)
    {
        var special = new Struct { Fields = { [Signatures.Key] = Value.ForString(signature) } };
        foreach (var (name, value) in fields)
        {
            special.Fields.Add(name, value);
        }

        return Value.ForStruct(special);
    }
}
