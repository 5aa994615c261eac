using Engine.Secrets;
using Engine.Values;

namespace Engine.Tests.Secrets;

public sealed class SecretTextsTests
{
    private readonly SecretTexts _secrets = new();

    [Fact]
    public void Redact_of_a_secret_within_another_hides_the_longer_whole()
    {
        _secrets.Add("hunter");
        _secrets.Add("hunter22");

        Assert.Equal("a [secret] b [secret]s", _secrets.Redact("a hunter22 b hunters"));
    }

    [Fact]
    public void Redact_hides_the_strings_in_lists_maps_and_nested_secrets()
    {
        _secrets.Add(
            new ArrayValue([
                new MapValue([new("key", new SecretValue(new TextValue("nested")))]),
                new TextValue("listed"),
                new NumberValue(1),
            ])
        );

        Assert.Equal("key [secret] [secret] 1", _secrets.Redact("key nested listed 1"));
    }

    [Fact]
    public void Redact_of_a_secret_that_is_part_of_the_marker_keeps_the_marker_intact()
    {
        _secrets.Add("secret");
        _secrets.Add("hunter22");

        Assert.Equal("[secret] [secret]", _secrets.Redact("hunter22 secret"));
    }

    [Fact]
    public void Redact_treats_a_secret_as_a_string_and_not_as_a_pattern()
    {
        _secrets.Add("a.*b(");

        Assert.Equal("axxb [secret]", _secrets.Redact("axxb a.*b("));
    }

    [Fact]
    public void Redact_ignores_secrets_that_are_too_short()
    {
        _secrets.Add("abc");

        Assert.Equal("abc", _secrets.Redact("abc"));
    }
}
