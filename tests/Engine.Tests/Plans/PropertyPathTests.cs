using Engine.Plans;

namespace Engine.Tests.Plans;

public sealed class PropertyPathTests
{
    private const int Seed = 20_261_126;

    /// <summary>Every notation that files, settings and rules use, with its steps.</summary>
    [Theory]
    [InlineData("a", "a")]
    [InlineData("a.b", "a|b")]
    [InlineData("a.b[0][\"c.d\"]", "a|b|#0|c.d")]
    [InlineData("template.containers[*].image", "template|containers|*|image")]
    [InlineData("infra:orders.topics[2]", "infra:orders|topics|#2")]
    [InlineData("[\"infra:a\"].b", "infra:a|b")]
    [InlineData("[0].a", "#0|a")]
    [InlineData("[*]", "*")]
    [InlineData("$options.protect", "$options|protect")]
    [InlineData("labels[\"example.com/team\"]", "labels|example.com/team")]
    [InlineData("a[\"*\"]", "a|'*'")]
    [InlineData("a[\"\"]", "a|")]
    [InlineData("a[\"x\\\"y\"]", "a|x\"y")]
    [InlineData("a[\"x\\\\y\"]", "a|x\\\\y")]
    [InlineData("a[\"]\"].b", "a|]|b")]
    [InlineData("a b.c-d/e\\f", "a b|c-d/e\\f")]
    [InlineData("a[007]", "a|#7")]
    public void Parse_reads_every_notation(string text, string steps) => Assert.Equal(steps, Describe(PropertyPath.Parse(text)));

    [Theory]
    [InlineData("", "it is empty.")]
    [InlineData(".a", "the dot at character 1 is not between two names.")]
    [InlineData("a.", "the dot at character 2 is not between two names.")]
    [InlineData("a..b", "the dot at character 2 is not between two names.")]
    [InlineData("a.[0]", "the dot at character 2 is not between two names.")]
    [InlineData("a[0]b", "a dot is missing at character 5.")]
    [InlineData("a[0", "the bracket at character 2 is not closed.")]
    [InlineData("a[\"b", "the quotation mark at character 3 is not closed.")]
    [InlineData("a[\"b\\\"]", "the quotation mark at character 3 is not closed.")]
    [InlineData("a[\"b\"", "the bracket at character 2 is not closed behind its quotation mark.")]
    [InlineData("a[\"b\"c]", "the bracket at character 2 is not closed behind its quotation mark.")]
    [InlineData("a[]", "'[]' is not a list element; use an index such as [0], [*] for every element, or [\"\"] for a property.")]
    [InlineData("a[x]", "'[x]' is not a list element; use an index such as [0], [*] for every element, or [\"x\"] for a property.")]
    [InlineData("a[-1]", "'[-1]' is not a list element; use an index such as [0], [*] for every element, or [\"-1\"] for a property.")]
    [InlineData(
        "a[2147483648]",
        "'[2147483648]' is not a list element; use an index such as [0], [*] for every element, or [\"2147483648\"] for a property."
    )]
    [InlineData("a.*", "write [*] for every element of a list.")]
    [InlineData("a.b]", "write the name 'b]' as [\"b]\"].")]
    [InlineData("a.\"b\"", "write the name '\"b\"' as [\"\\\"b\\\"\"].")]
    public void Parse_refuses_what_is_ambiguous_and_says_what_to_write(string text, string problem)
    {
        Assert.Equal(
            $"'{text}' is not a valid property path: {problem}",
            Assert.Throws<FormatException>(() => PropertyPath.Parse(text)).Message
        );
        Assert.Null(PropertyPath.TryParse(text, out var reported));
        Assert.Equal(problem, reported);
    }

    /// <summary>As recorded with the command line of Pulumi 3.259.0, which ignores such dots and quotation marks.</summary>
    [Theory]
    [InlineData("", true)]
    [InlineData("a..b", true)]
    [InlineData("a[0]b", true)]
    [InlineData("a]b", true)]
    [InlineData("a.\"b\"", true)]
    [InlineData("a.*", true)]
    [InlineData("a.b[0][\"c ]\\\" d\"][*].e", true)]
    [InlineData("a[b", false)]
    [InlineData("a[x]", false)]
    [InlineData("a[]", false)]
    [InlineData("a[\"b\"", false)]
    [InlineData("a[\"b\\\\\"]", false)]
    public void IsAcceptedInOptions_tolerates_what_Pulumi_does(string text, bool isAccepted) =>
        Assert.Equal(isAccepted, PropertyPath.IsAcceptedInOptions(text));

    /// <summary>Names of the characters that the notation gives a meaning, and of letters.</summary>
    [Fact]
    public void Notation_of_any_path_is_read_as_the_same_path()
    {
        var random = new Random(Seed);
        for (var i = 0; i < 20_000; i++)
        {
            var path = PropertyPath.From(Enumerable.Range(0, random.Next(1, 6)).Select(_ => Step(random)));

            var read = PropertyPath.Parse(path.ToString());

            Assert.True(path.Equals(read), $"{path} is read as {read}");
            Assert.Equal(path.GetHashCode(), read.GetHashCode());
            Assert.True(PropertyPath.IsAcceptedInOptions(path.ToString()), $"{path} is not accepted in options");
        }
    }

    /// <summary>Whatever is accepted has one notation, which stays the same.</summary>
    [Fact]
    public void Accepted_string_has_a_stable_notation()
    {
        const string alphabet = "ab.[]\"\\*01";
        var random = new Random(Seed);
        var accepted = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => alphabet[random.Next(alphabet.Length)]));
            if (PropertyPath.TryParse(text, out _) is { } path)
            {
                accepted++;
                Assert.Equal(path, PropertyPath.Parse(path.ToString()));
            }
        }

        Assert.InRange(accepted, 200, 19_000);
    }

    [Fact]
    public void Name_that_needs_quotes_and_ends_with_a_backslash_has_no_notation()
    {
        var path = PropertyPath.From(PathStep.To("a.\\"));

        Assert.Equal("[\"a.\\\"]", path.ToString());
        Assert.Null(PropertyPath.TryParse(path.ToString(), out _));
    }

    [Fact]
    public void Parts_of_a_path_are_its_steps()
    {
        var path = PropertyPath.Parse("settings.disks[0].size");

        Assert.Equal(("settings", "size", "settings.disks[0]"), (path.Root, path.Last, path.Parent.ToString()));
        Assert.Equal(("", ""), (PropertyPath.Parse("[0][1]").Root, PropertyPath.Parse("[0][1]").Last));
        Assert.Equal(("", "", true), (PropertyPath.Empty.Root, PropertyPath.Empty.Last, PropertyPath.Empty.IsEmpty));
    }

    [Fact]
    public void Append_adds_a_step_of_any_name()
    {
        var path = PropertyPath.Parse("labels").Append("example.com/team").Append(3).Append(PropertyPath.Parse("a[*]"));

        Assert.Equal("labels[\"example.com/team\"][3].a[*]", path.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => path.Append(-1));
    }

    [Fact]
    public void Paths_are_equal_by_their_steps()
    {
        Assert.Equal(PropertyPath.Parse("a.b"), PropertyPath.Parse("[\"a\"][\"b\"]"));
        Assert.NotEqual(PropertyPath.Parse("a[*]"), PropertyPath.Parse("a[\"*\"]"));
        Assert.NotEqual(PropertyPath.Parse("a[0]"), PropertyPath.Parse("a[\"0\"]"));
    }

    private static PathStep Step(Random random)
    {
        const string alphabet = "ab.[]\"\\*: 0$/é";
        var name = string.Concat(Enumerable.Range(0, random.Next(0, 5)).Select(_ => alphabet[random.Next(alphabet.Length)]));
        return random.Next(4) switch
        {
            0 => PathStep.To(random.Next(3)),
            1 => PathStep.Every,
            // The grammar has no notation for such a name in quotes.
            _ => PathStep.To(name.TrimEnd('\\')),
        };
    }

    private static string Describe(PropertyPath path) =>
        string.Join(
            '|',
            path.Steps.Select(step =>
                step.IsEvery ? "*"
                : step.Index is { } index ? $"#{index}"
                : step.Name == "*" ? "'*'"
                : step.Name
            )
        );
}
