using System.Text.Json;
using Engine.Plans;
using Engine.Plans.Json;
using Engine.Values;
using Review.Policy;

namespace Engine.Tests.Plans;

public sealed class PathSearchTests
{
    private static readonly PropertyValue Text = new TextValue("text");
    private static readonly MapValue Inputs = Map(
        ("name", Text),
        ("labels", Map(("example.com/team", Text), ("other", UnknownValue.Instance))),
        ("settings", Map(("disks", new ArrayValue([Map(("size", Text)), Map(("size", UnknownValue.Instance))])), ("tier", Text))),
        ("key", new SecretValue(Map(("pem", Text))))
    );

    [Theory]
    [InlineData("""{"a": {"b": 1}}""", "a.b", "a.b=1")]
    [InlineData("""{"a": {"b.c": 1}}""", "a[\"b.c\"]", "a[\"b.c\"]=1")]
    [InlineData("""{"a": [{"b": 1}, {"b": 2}]}""", "a[*].b", "a[0].b=1 a[1].b=2")]
    [InlineData("""{"a": [{"b": 1}, {"b": 2}]}""", "a[1].b", "a[1].b=2")]
    [InlineData("""{"a": [{"b": 1}]}""", "a[1].b", "a[1].b=absent")]
    [InlineData("""{"a": [{"b": [1, 2]}, {}]}""", "a[*].b[*]", "a[0].b[0]=1 a[0].b[1]=2 a[1].b[*]=absent")]
    [InlineData("{}", "a[*].b", "a[*].b=absent")]
    [InlineData("""{"a": []}""", "a[*].b", "a[*].b=absent")]
    [InlineData("""{"a": []}""", "a[0].b", "a[0].b=absent")]
    [InlineData("""{"a": []}""", "a", "a=[]")]
    [InlineData("""{"a": null}""", "a.b", "a.b=absent")]
    [InlineData("""{"a": {"b": 1}}""", "a[*].b", "a.b=1")]
    [InlineData("""{"a": {"b": 1}}""", "a[0].b", "a.b=1")]
    [InlineData("""{"a": {"b": 1}}""", "a[1].b", "a[1].b=absent")]
    [InlineData("""{"a": "text"}""", "a.b", "a.b=absent")]
    [InlineData("""{"a": [1]}""", "a.b", "a.b=absent")]
    [InlineData("""{"a": {"$unknown": true}}""", "a[*].b", "a[*].b=[unknown]")]
    [InlineData("""{"a": [1, {"$unknown": true}]}""", "a[*].b", "a[0].b=absent a[1].b=[unknown]")]
    [InlineData("""{"a": {"$secret": true}}""", "a.b", "a.b=[secret]")]
    public void Find_returns_what_is_there_or_where_it_ends(string inputs, string path, string found) =>
        Assert.Equal(found, Describe(PropertyPath.Parse(path), Values(inputs)));

    [Fact]
    public void Find_of_the_empty_path_returns_the_whole_value() =>
        Assert.Equal(Inputs, Assert.Single(PropertyPath.Empty.Find(Inputs)).Value);

    [Fact]
    public void Find_gives_a_value_the_markers_of_what_contains_it()
    {
        var inputs = Map(("a", new SecretValue(Map(("b", new ComputedValue(new TextValue("hunter2")))))));

        var found = PropertyPath.Parse("a.b").FindOne(inputs);

        Assert.Equal((true, true, new TextValue("hunter2")), (found.IsSecret, found.IsComputed, found.Value));
        Assert.Equal("[secret]", ValueWords.Of(found));
    }

    [Theory]
    [InlineData("ports[*].ip", "ports[*].protocol", "ports[1].protocol=udp")]
    [InlineData("ports[*].ip", "mode", "mode=host")]
    [InlineData("ports[*].ip", "others[*].protocol", "others[*].protocol=absent")]
    public void Bind_refers_to_the_same_element_of_the_same_list(string at, string path, string found)
    {
        var inputs = Values("""{"mode": "host", "ports": [{"ip": "a", "protocol": "tcp"}, {"ip": "b", "protocol": "udp"}]}""");
        var other = PropertyPath.Parse(at);

        var bound = PropertyPath.Parse(path).Bind(other, other.Find(inputs).ElementAt(1).Indexes);

        Assert.Equal(found, Describe(bound, inputs));
    }

    /// <summary>The outer list is written without brackets: the index belongs to the inner one.</summary>
    [Fact]
    public void Bind_keeps_the_place_of_a_list_without_brackets()
    {
        var inputs = Values("""{"outer": {"inner": [{"a": 1, "b": 10}, {"a": 2, "b": 20}]}}""");
        var other = PropertyPath.Parse("outer[*].inner[*].a");

        var bound = PropertyPath.Parse("outer[*].inner[*].b").Bind(other, other.Find(inputs).ElementAt(1).Indexes);

        Assert.Equal("outer.inner[1].b=20", Describe(bound, inputs));
    }

    [Theory]
    [InlineData("name", true)]
    [InlineData("labels[\"example.com/team\"]", true)]
    [InlineData("labels.other", false)]
    [InlineData("settings.tier", true)]
    [InlineData("settings.disks[0].size", true)]
    [InlineData("settings.disks[1].size", false)]
    [InlineData("settings.disks[1]", false)]
    [InlineData("settings", false)]
    [InlineData("key.pem", true)]
    [InlineData("absent", true)]
    [InlineData("settings.disks[7].size", true)]
    [InlineData("settings.disks.size", true)]
    [InlineData("name.of.text", true)]
    public void IsKnown_looks_at_the_value_and_around_it(string path, bool expected) =>
        Assert.Equal(expected, PropertyPath.Parse(path).IsKnown(Inputs));

    [Fact]
    public void IsKnown_below_an_unknown_is_false() =>
        Assert.False(PropertyPath.Parse("settings.tier").IsKnown(Map(("settings", UnknownValue.Instance))));

    [Fact]
    public void Forget_makes_one_value_unknown_and_keeps_the_rest()
    {
        var disk = (MapValue)PropertyPath.Parse("settings.disks[0].size").Forget(Inputs);
        var secret = (MapValue)PropertyPath.Parse("key.pem").Forget(Inputs);
        var label = (MapValue)PropertyPath.Parse("labels[\"example.com/team\"]").Forget(Inputs);

        var disks = (ArrayValue)((MapValue)disk["settings"]!)["disks"]!;
        Assert.Equal(Map(("size", UnknownValue.Instance)), disks.Items[0]);
        Assert.Equal(Inputs["name"], disk["name"]);
        Assert.Equal(Inputs["key"], disk["key"]);
        Assert.Equal(new SecretValue(Map(("pem", UnknownValue.Instance))), secret["key"]);
        Assert.Equal(Map(("example.com/team", UnknownValue.Instance), ("other", UnknownValue.Instance)), label["labels"]);
    }

    [Theory]
    [InlineData("absent")]
    [InlineData("settings.absent.deep")]
    [InlineData("settings.disks[9]")]
    [InlineData("name[0]")]
    public void Forget_of_a_path_that_does_not_exist_changes_nothing(string path) =>
        Assert.Equal(Inputs, PropertyPath.Parse(path).Forget(Inputs));

    private static string Describe(PropertyPath path, MapValue inputs) =>
        string.Join(' ', path.Find(inputs).Select(found => $"{found.Path}={ValueWords.Of(found)}"));

    private static MapValue Values(string inputs) => ValueJson.ReadMap(JsonDocument.Parse(inputs).RootElement);

    private static MapValue Map(params (string Name, PropertyValue Value)[] entries) =>
        new(entries.Select(entry => KeyValuePair.Create(entry.Name, entry.Value)));
}
