using System.Text.Json;
using Pulumi;
using Standins.Tests.Outputs;
using Standins.Tests.Testing;

namespace Standins.Tests.Settings;

public sealed class ConfigTests
{
    private static readonly Dictionary<string, string> Values = new()
    {
        ["project:text"] = "words",
        ["project:flag"] = "true",
        ["project:whole"] = "-42",
        ["project:number"] = "1.5e3",
        ["project:object"] = """{"Name":"a","Sizes":[1,2]}""",
        ["project:config:old"] = "of an older host",
        ["gcp:project"] = "some-project",
    };

    [Fact]
    public Task Setting_is_read_as_the_requested_type() =>
        ReadAsync(config =>
        {
            Assert.Equal("words", config.Get("text"));
            Assert.True(config.GetBoolean("flag"));
            Assert.Equal(-42, config.GetInt32("whole"));
            Assert.Equal(1500, config.GetDouble("number"));
            Assert.Equal([1, 2], config.GetObject<Sized>("object")!.Sizes);
            Assert.Equal("a", config.GetObject<Lower>("object", new JsonSerializerOptions { PropertyNameCaseInsensitive = true })!.name);
            Assert.Equal("of an older host", config.Get("old"));
        });

    [Fact]
    public Task Required_setting_is_read_in_the_same_way() =>
        ReadAsync(config =>
        {
            Assert.Equal("words", config.Require("text"));
            Assert.True(config.RequireBoolean("flag"));
            Assert.Equal(-42, config.RequireInt32("whole"));
            Assert.Equal(1500, config.RequireDouble("number"));
            Assert.Equal("a", config.RequireObject<Sized>("object").Name);
        });

    [Fact]
    public async Task Secret_object_is_read_with_the_options_given()
    {
        var options = new JsonSerializerOptions { PropertyNameCaseInsensitive = true };
        var outputs = new List<Output<Lower>>();
        await ReadAsync(config =>
        {
            outputs.AddRange(config.GetSecretObject<Lower>("object", options)!, config.RequireSecretObject<Lower>("object", options));
            Assert.Null(config.GetSecretObject<Lower>("absent", options));
            Assert.ThrowsAny<RunException>(() => config.RequireSecretObject<Lower>("absent", options));
        });

        Assert.All(await Task.WhenAll(outputs.Select(Traits.OfAsync)), traits => Assert.Equal(Traits.Secret, traits));
        Assert.All(await Task.WhenAll(outputs.Select(Traits.ValueAsync)), value => Assert.Equal("a", value.name));
    }

    [Fact]
    public async Task Secret_object_that_is_null_is_absent_where_options_are_given()
    {
        using var settings = new SettingsScope(new() { ["project:nothing"] = "null" }, []);
        await Deployment.TestAsync(
            new EchoMocks(),
            new(),
            () =>
            {
                Assert.Null(new Config().GetSecretObject<Sized>("nothing", new JsonSerializerOptions()));
                Assert.NotNull(new Config().GetSecretObject<Sized>("nothing"));
            }
        );
    }

    [Fact]
    public Task Absent_setting_is_null() =>
        ReadAsync(config =>
        {
            Assert.Null(config.Get("absent"));
            Assert.Null(config.GetBoolean("absent"));
            Assert.Null(config.GetInt32("absent"));
            Assert.Null(config.GetDouble("absent"));
            Assert.Null(config.GetObject<Sized>("absent"));
            Assert.Null(config.GetSecret("absent"));
            Assert.Null(config.GetSecretBoolean("absent"));
            Assert.Null(config.GetSecretInt32("absent"));
            Assert.Null(config.GetSecretDouble("absent"));
            Assert.Null(config.GetSecretObject<Sized>("absent"));
        });

    [Fact]
    public async Task Secret_setting_is_a_secret_output_of_its_type()
    {
        var outputs = new List<Output<object>>();
        await ReadAsync(config =>
        {
            outputs.AddRange(
                config.GetSecret("text")!.Apply(value => (object)value),
                config.GetSecretBoolean("flag")!.Apply(value => (object)value),
                config.GetSecretInt32("whole")!.Apply(value => (object)value),
                config.GetSecretDouble("number")!.Apply(value => (object)value),
                config.GetSecretObject<Sized>("object")!.Apply(value => (object)value.Name),
                config.RequireSecret("text").Apply(value => (object)value),
                config.RequireSecretBoolean("flag").Apply(value => (object)value),
                config.RequireSecretInt32("whole").Apply(value => (object)value),
                config.RequireSecretDouble("number").Apply(value => (object)value),
                config.RequireSecretObject<Sized>("object").Apply(value => (object)value.Name)
            );
        });

        Assert.All(await Task.WhenAll(outputs.Select(Traits.OfAsync)), traits => Assert.Equal(Traits.Secret, traits));
        object[] once = ["words", true, -42, 1500.0, "a"];
        Assert.Equal([.. once, .. once], await Task.WhenAll(outputs.Select(Traits.ValueAsync)));
    }

    [Fact]
    public async Task Missing_setting_is_named_with_the_command_that_sets_it()
    {
        var failure = await FailureAsync(config => config.Require("absent"));

        Assert.Equal(
            "Missing Required configuration variable 'project:absent'\n"
                + "\tplease set a value using the command `pulumi config set project:absent <value>`",
            failure
        );
        Assert.Equal(failure, await FailureAsync(config => config.RequireBoolean("absent")));
        Assert.Equal(failure, await FailureAsync(config => config.RequireInt32("absent")));
        Assert.Equal(failure, await FailureAsync(config => config.RequireDouble("absent")));
        Assert.Equal(failure, await FailureAsync(config => config.RequireObject<Sized>("absent")));
    }

    [StandInFact]
    public async Task Missing_secret_is_reported_with_the_secret_option()
    {
        var failure = await FailureAsync(config => config.RequireSecret("absent"));

        Assert.Contains("`pulumi config set --secret project:absent <value>`", failure, StringComparison.Ordinal);
        Assert.Equal(failure, await FailureAsync(config => config.RequireSecretBoolean("absent")));
        Assert.Equal(failure, await FailureAsync(config => config.RequireSecretInt32("absent")));
        Assert.Equal(failure, await FailureAsync(config => config.RequireSecretDouble("absent")));
        Assert.Equal(failure, await FailureAsync(config => config.RequireSecretObject<Sized>("absent")));
    }

    [Fact]
    public Task Namespace_is_another_package_s_settings() =>
        ReadAsync(config =>
        {
            Assert.Equal("some-project", new Config("gcp").Require("project"));
            Assert.Null(config.Get("project"));
            Assert.Null(new Config("gcp").Get("text"));
        });

    [Fact]
    public async Task Value_of_another_type_is_named_and_shown()
    {
        Assert.Equal(
            "Configuration 'project:text' value 'words' is not a valid Boolean",
            await FailureAsync(config => config.GetBoolean("text"))
        );
        Assert.Equal(
            "Configuration 'project:number' value '1.5e3' is not a valid Int32",
            await FailureAsync(config => config.GetInt32("number"))
        );
        Assert.Equal(
            "Configuration 'project:text' value 'words' is not a valid Double",
            await FailureAsync(config => config.GetDouble("text"))
        );
        Assert.Equal(
            $"Configuration 'project:flag' value 'true' is not a valid {typeof(Sized).FullName}",
            await FailureAsync(config => config.GetObject<Sized>("flag"))
        );
    }

    [Fact]
    public Task Namespace_may_have_the_suffix_of_older_programs() =>
        ReadAsync(_ => Assert.Equal("some-project", new Config("gcp:config").Require("project")));

    [StandInFact]
    public async Task Secret_value_of_another_type_is_not_shown()
    {
        Assert.Equal(
            "Configuration 'project:text' value '[secret]' is not a valid Double",
            await FailureAsync(config => config.GetSecretDouble("text"), "project:text")
        );
        Assert.DoesNotContain(
            "words",
            await FailureAsync(config => config.GetSecretObject<Sized>("text"), "project:text"),
            StringComparison.Ordinal
        );
    }

    private static async Task ReadAsync(Action<Config> read, params string[] secretKeys)
    {
        using var settings = new SettingsScope(Values, secretKeys);
        await Deployment.TestAsync(new EchoMocks(), new(), () => read(new Config()));
    }

    private static async Task<string> FailureAsync(Action<Config> read, params string[] secretKeys) =>
        (await Assert.ThrowsAsync<RunException>(() => ReadAsync(read, secretKeys))).Message;

    private sealed record Sized(string Name, int[] Sizes);

    private sealed record Lower(string name);
}
