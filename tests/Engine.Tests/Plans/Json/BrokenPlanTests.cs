using Engine.Diagnostics;
using Engine.Plans.Json;

namespace Engine.Tests.Plans.Json;

public sealed class BrokenPlanTests
{
    private const string Resource = """{"urn":"u","type":"t","name":"n","custom":true,"inputs":{},"dependencies":[]""";

    [Theory]
    [InlineData("""{"project":"p"}""", "it lacks a 'format'.")]
    [InlineData("""{"format":2}""", "its format is 2.")]
    [InlineData("""{"format":1,"project":"p","stack":"s"}""", "it lacks a 'resources'.")]
    [InlineData("""{"format":1,"stack":"s"}""", "it lacks a 'project'.")]
    [InlineData("""{"format":1,"project":null}""", "it has null instead of a string.")]
    [InlineData("""{"format":1,"project":"p","stack":"s","resources":[{"urn":"u","type":"t","name":"n"}]}""", "it lacks a 'custom'.")]
    [InlineData("""{"format":1,"project":"p","stack":"s","resources":[],"outputs":{"a":1e999}}""", "the number 1e999 is too large.")]
    [InlineData(
        """{"format":1,"project":"p","stack":"s","resources":[],"outputs":{"a":{"$asset":null}}}""",
        "it has null instead of a string."
    )]
    [InlineData(
        """{"format":1,"project":"p","stack":"s","resources":[%,"parent":"p","dependencies":[null]}]}""",
        "it has null instead of a string."
    )]
    public void Read_of_another_format_reports_the_problem(string text, string what)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("plan.json", text.Replace("%", Resource, StringComparison.Ordinal));

        var exception = Assert.Throws<FaultException>(() => PlanJson.Read(file));

        Assert.Equal(ExitCode.Usage, exception.ExitCode);
        Assert.Equal(
            $"ENG109 {file} is not a valid plan of format 1: {what}\n       Fix: write one with: preview STACK --json > FILE",
            exception.Message
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"format":"1"}""")]
    [InlineData("""{"format":1,"project":"p","stack":"s","resources":{}}""")]
    [InlineData("""{"format":1,"project":"p","stack":"s","resources":[],"outputs":[]}""")]
    [InlineData("""{"format":1,"project":"p","stack":"s","resources":[1]}""")]
    [InlineData("""{"format":1,"project":"p","stack":"s","resources":[%,"custom":"yes"}]}""")]
    [InlineData("""{"format":1,"project":"p","stack":"s","resources":[%,"options":{"protect":"yes"}}]}""")]
    [InlineData("""{"format":1,"project":"p","stack":"s","resources":[%,"options":{"customTimeouts":{"create":"5m"}}}]}""")]
    public void Read_of_a_file_that_is_not_a_plan_is_refused(string text)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("plan.json", text.Replace("%", Resource, StringComparison.Ordinal));

        Assert.Equal("ENG109", Assert.Throws<FaultException>(() => PlanJson.Read(file)).Faults.Single().Code);
    }

    [Fact]
    public void Read_of_brackets_nested_too_deep_is_refused()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write(
            "plan.json",
            """{"format":1,"project":"p","stack":"s","resources":[],"outputs":""" + new string('[', 100_000)
        );

        Assert.Equal("ENG109", Assert.Throws<FaultException>(() => PlanJson.Read(file)).Faults.Single().Code);
    }

    [Fact]
    public void Read_of_a_missing_file_names_it()
    {
        var exception = Assert.Throws<FaultException>(() => PlanJson.Read("/not/there.json"));

        Assert.Equal(ExitCode.Usage, exception.ExitCode);
        Assert.Equal(
            "ENG108 The plan /not/there.json cannot be read: No such file.\n" + "       Fix: write one with: preview STACK --json > FILE",
            exception.Message
        );
    }

    [Fact]
    public void Read_of_a_folder_names_it()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal("ENG114", Assert.Throws<FaultException>(() => PlanJson.Read(folder.Path)).Faults.Single().Code);
    }
}
