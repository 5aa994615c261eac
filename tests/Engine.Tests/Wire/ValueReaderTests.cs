using Engine.Values;
using Engine.Wire;
using Google.Protobuf.WellKnownTypes;
using NullValue = Engine.Values.NullValue;

namespace Engine.Tests.Wire;

public sealed class ValueReaderTests
{
    private readonly ValueReader _reader = new("/");

    [Theory]
    [InlineData("04da6b54-80e4-46f7-96ec-b56ff0331ba9")]
    [InlineData("1c4a061d-8072-4f0a-a4cb-0ff528b18fe7")]
    [InlineData("3eeb2bf0-c639-47a8-9e75-3b44932eb421")]
    [InlineData("6a19a0b0-7e62-4c92-b797-7f8e31da9cc2")]
    [InlineData("dd056dcd-154b-4c76-9bd3-c8f88648b5ff")]
    public void Read_of_each_kind_of_unknown_is_unknown(string unknown) =>
        Assert.Same(UnknownValue.Instance, _reader.Read(Value.ForString(unknown)));

    [Fact]
    public void Read_of_an_output_is_its_value() =>
        Assert.Equal(new TextValue("a"), _reader.Read(Special(Signatures.Output, ("value", Value.ForString("a")))));

    [Fact]
    public void Read_of_an_output_without_a_value_is_unknown() =>
        Assert.Same(UnknownValue.Instance, _reader.Read(Special(Signatures.Output)));

    [Fact]
    public void Read_of_a_secret_output_is_secret_whether_known_or_not()
    {
        var known = Special(Signatures.Output, ("value", Value.ForString("hunter22")), ("secret", Value.ForBool(true)));
        var unknown = Special(Signatures.Output, ("secret", Value.ForBool(true)));

        Assert.Equal(new SecretValue(new TextValue("hunter22")), _reader.Read(known));
        Assert.Equal(new SecretValue(UnknownValue.Instance), _reader.Read(unknown));
        Assert.Equal("[secret]", _reader.Secrets.Redact("hunter22"));
    }

    [Fact]
    public void Read_of_a_secret_in_a_secret_is_one_secret() =>
        Assert.Equal(
            new SecretValue(new TextValue("a")),
            _reader.Read(Special(Signatures.Secret, ("value", Special(Signatures.Secret, ("value", Value.ForString("a"))))))
        );

    [Fact]
    public void Read_of_a_reference_with_an_unknown_id_leaves_it_empty() =>
        Assert.Equal(
            new ReferenceValue("urn", ""),
            _reader.Read(
                Special(Signatures.ResourceReference, ("urn", Value.ForString("urn")), ("id", Value.ForString(Signatures.Unknown)))
            )
        );

    [Fact]
    public void Read_of_a_reference_without_a_urn_is_refused() =>
        Refuses(Special(Signatures.ResourceReference), "the resource reference has no 'urn', or one that is not a string.");

    [Fact]
    public void Read_of_an_unknown_signature_is_refused() => Refuses(Special("cafe"), "the object has an unknown signature.");

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void Read_of_a_number_that_is_not_finite_is_refused(double number, string name) =>
        Refuses(Value.ForNumber(number), $"the number is {name}; numbers are finite.");

    [Fact]
    public void Read_of_a_value_without_a_kind_is_null() => Assert.Same(NullValue.Instance, _reader.Read(new Value()));

    private void Refuses(Value value, string message) =>
        Assert.Equal(message, Assert.Throws<WireException>(() => _reader.Read(value)).Message);

    private static Value Special(string signature, params (string Name, Value Value)[] fields)
    {
        var special = new Struct { Fields = { [Signatures.Key] = Value.ForString(signature) } };
        foreach (var (name, value) in fields)
        {
            special.Fields.Add(name, value);
        }

        return Value.ForStruct(special);
    }
}
