using System.Text.Json;
using Engine.Plans.Json;
using Engine.Values;
using Review.Policy;

namespace Engine.Tests.Review.Policy;

public sealed class PropertyPathTests
{
    [Theory]
    [InlineData("""{"a": {"b": 1}}""", "a.b", "a.b=1")]
    [InlineData("""{"a": [{"b": 1}, {"b": 2}]}""", "a[*].b", "a[0].b=1 a[1].b=2")]
    [InlineData("""{"a": [{"b": [1, 2]}, {}]}""", "a[*].b[*]", "a[0].b[0]=1 a[0].b[1]=2 a[1].b[*]=absent")]
    [InlineData("{}", "a[*].b", "a[*].b=absent")]
    [InlineData("""{"a": []}""", "a[*].b", "a[*].b=absent")]
    [InlineData("""{"a": []}""", "a", "a=[]")]
    [InlineData("""{"a": null}""", "a.b", "a.b=absent")]
    [InlineData("""{"a": {"b": 1}}""", "a[*].b", "a.b=1")]
    [InlineData("""{"a": "text"}""", "a.b", "a.b=absent")]
    [InlineData("""{"a": {"$unknown": true}}""", "a[*].b", "a[*].b=[unknown]")]
    [InlineData("""{"a": [1, {"$unknown": true}]}""", "a[*].b", "a[0].b=absent a[1].b=[unknown]")]
    [InlineData("""{"a": {"$secret": true}}""", "a.b", "a.b=[secret]")]
    public void Finds_what_is_there_and_says_where_it_ends(string inputs, string path, string found) =>
        Assert.Equal(found, string.Join(' ', Find(inputs, path).Select(one => $"{one.Path}={ValueWords.Of(one)}")));

    [Fact]
    public void A_value_that_is_a_whole_file_is_told_by_how_it_begins()
    {
        var found = Assert.Single(Find($$"""{"a": "{{new string('x', 199)}}😀{{new string('y', 9_000)}}"}""", "a"));

        Assert.Equal($"{new string('x', 199)}…", ValueWords.Of(found));
    }

    [Fact]
    public void Marks_of_what_a_value_is_part_of_are_its_own()
    {
        var inputs = new MapValue([new("a", new SecretValue(new MapValue([new("b", new ComputedValue(new TextValue("hunter2")))])))]);

        var found = Assert.Single(PropertyPath.Parse("a.b").Find(inputs));

        Assert.Equal((true, true, new TextValue("hunter2")), (found.IsSecret, found.IsComputed, found.Value));
        Assert.Equal("[secret]", ValueWords.Of(found));
    }

    [Theory]
    [InlineData("ports[*].ip", "ports[*].protocol", "ports[1].protocol=udp")]
    [InlineData("ports[*].ip", "mode", "mode=host")]
    [InlineData("ports[*].ip", "others[*].protocol", "others[*].protocol=absent")]
    public void A_path_that_begins_with_the_same_list_looks_at_the_same_element(string at, string path, string found)
    {
        const string Inputs = """{"mode": "host", "ports": [{"ip": "a", "protocol": "tcp"}, {"ip": "b", "protocol": "udp"}]}""";
        var element = Find(Inputs, at).ElementAt(1);

        var bound = PropertyPath.Parse(path).Bind(PropertyPath.Parse(at), element.Indices);

        Assert.Equal(found, string.Join(' ', bound.Find(Values(Inputs)).Select(one => $"{one.Path}={ValueWords.Of(one)}")));
    }

    [Theory]
    [InlineData("a[0]")]
    [InlineData("a..b")]
    [InlineData("")]
    public void A_text_that_is_no_path_is_refused(string text) => Assert.Throws<FormatException>(() => PropertyPath.Parse(text));

    private static IEnumerable<Found> Find(string inputs, string path) => PropertyPath.Parse(path).Find(Values(inputs));

    private static MapValue Values(string inputs) => ValueJson.ReadMap(JsonDocument.Parse(inputs).RootElement);
}
