using Engine.Plans;

namespace Engine.Tests.Plans;

public sealed class UrnsTests
{
    private const string Stack = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";

    [Fact]
    public void Create_of_the_stack_has_no_parent() => Assert.Equal(Stack, Urns.Create("dev", "shop", "", Urns.StackType, "shop-dev"));

    [Fact]
    public void Create_under_the_stack_omits_the_type_of_the_stack() =>
        Assert.Equal("urn:pulumi:dev::shop::my:index:Box::box", Urns.Create("dev", "shop", Stack, "my:index:Box", "box"));

    [Fact]
    public void Create_under_a_component_has_the_types_of_all_parents()
    {
        var box = Urns.Create("dev", "shop", Stack, "my:index:Box", "box");
        var inner = Urns.Create("dev", "shop", box, "my:index:Box", "inner");

        Assert.Equal("urn:pulumi:dev::shop::my:index:Box$my:index:Box$a:b:C::leaf", Urns.Create("dev", "shop", inner, "a:b:C", "leaf"));
    }

    [Theory]
    [InlineData("leaf")]
    [InlineData("name::with::colons")]
    [InlineData("name$with$dollars")]
    [InlineData("")]
    public void Parts_of_a_created_URN_are_its_arguments(string name)
    {
        var urn = Urns.Create("dev", "shop", "urn:pulumi:dev::shop::my:index:Box::box", "gcp:pubsub/topic:Topic", name);

        Assert.True(Urns.IsUrn(urn));
        Assert.Equal(name, Urns.Name(urn));
        Assert.Equal("gcp:pubsub/topic:Topic", Urns.Type(urn));
        Assert.Equal("my:index:Box$gcp:pubsub/topic:Topic", Urns.QualifiedType(urn));
    }

    [Theory]
    [InlineData("")]
    [InlineData("urn:pulumi:dev::shop::type")]
    [InlineData("urn:other:dev::shop::type::name")]
    public void IsUrn_of_another_string_is_false(string text) => Assert.False(Urns.IsUrn(text));

    [Theory]
    [InlineData("urn:pulumi:s::p::pulumi:providers:gcp::main::id", "urn:pulumi:s::p::pulumi:providers:gcp::main")]
    [InlineData("", "")]
    public void OfProvider_is_the_reference_without_the_id(string reference, string urn) => Assert.Equal(urn, Urns.OfProvider(reference));

    [Theory]
    [InlineData("gcp:pubsub/topic:Topic", "gcp")]
    [InlineData("pulumi:providers:gcp", "gcp")]
    [InlineData("", "")]
    public void Package_of_a_type_is_its_first_part_or_that_of_the_provider(string type, string package) =>
        Assert.Equal(package, Urns.Package(type));
}
