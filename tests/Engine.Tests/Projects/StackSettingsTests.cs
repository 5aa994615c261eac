using Engine.Diagnostics;
using Engine.Monitor;
using Engine.Projects;

namespace Engine.Tests.Projects;

public sealed class StackSettingsTests : IDisposable
{
    private const string Declared = """
        name: shop
        runtime: dotnet
        config:
          region: {type: string}
          size: {type: integer, default: 3}
          systems: {type: array, items: {type: string}, default: [b, a]}
          token: {type: string, secret: true, default: none}
          gcp:project: emergence
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_lays_the_stack_over_the_defaults_of_the_project() =>
        Assert.Equal(
            ["gcp:project=emergence", "shop:region=eu", "shop:size=5", "shop:systems=[\"b\",\"a\"]", "shop:token=none"],
            Texts(Load(Declared, "config:\n  shop:region: eu\n  size: 5\n"))
        );

    [Fact]
    public void Load_takes_a_default_that_is_declared_secret_for_a_secret() =>
        Assert.Equal(["shop:token"], Load(Declared, "config:\n  region: eu\n").SecretKeys);

    [Theory]
    [InlineData("text", "text")]
    [InlineData("'5'", "5")]
    [InlineData("5", "5")]
    [InlineData("-5", "-5")]
    [InlineData("0.10", "0.1")]
    [InlineData("1e3", "1000")]
    [InlineData("007", "7")]
    [InlineData("1.2.3", "1.2.3")]
    [InlineData("true", "true")]
    [InlineData("True", "true")]
    [InlineData("'true'", "true")]
    [InlineData("yes", "yes")]
    [InlineData("2026-01-01", "2026-01-01")]
    [InlineData("null", "null")]
    [InlineData("\"null\"", "null")]
    [InlineData("", "null")]
    [InlineData("''", "")]
    [InlineData("|\n    a\n    b", "a\nb\n")]
    [InlineData(">-\n    a\n    b", "a b")]
    [InlineData("[b, a, 1, true, null, '1']", """["b","a",1,true,null,"1"]""")]
    [InlineData("{b: 1, a: {d: x, c: []}}", """{"a":{"c":[],"d":"x"},"b":1}""")]
    [InlineData("&x {a: 1}", """{"a":1}""")]
    public void Load_of_a_value_gives_its_text_or_sorted_JSON(string yaml, string expected) =>
        Assert.Equal([$"shop:key={expected}"], Texts(Load("name: shop\nruntime: dotnet\n", $"config:\n  key: {yaml}\n")));

    [Fact]
    public void Load_of_encrypted_values_gives_placeholders_and_marks_the_keys()
    {
        var settings = Load(
            "name: shop\nruntime: dotnet\nconfig:\n  port: {type: integer}\n",
            "config:\n  port: {secure: v1:abc}\n  token: {secure: v1:abc}\n  map: {a: 1, b: {secure: v1:abc}}\n"
        );

        Assert.Equal(["shop:map={\"a\":1,\"b\":\"[secret]\"}", "shop:port=0", "shop:token=[secret]"], Texts(settings));
        Assert.Equal(["shop:map", "shop:port", "shop:token"], settings.SecretKeys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Load_reads_the_old_spelling_of_a_key() =>
        Assert.Equal(["gcp:region=eu"], Texts(Load("name: shop\nruntime: dotnet\n", "config:\n  gcp:config:region: eu\n")));

    [Fact]
    public void Load_tells_all_that_is_wrong_at_once() =>
        Fails(
            "name: shop\nruntime: dotnet\nconfig:\n  region: {type: string}\n  size: {type: integer}\n  token: {secret: true}\n",
            "config:\n  a:b:c:d: 1\n  gcp:region: a\n  gcp:config:region: b\n  size: hunter\n  token: hunter22\n",
            """
            ENG104 Pulumi.dev.yaml:2:3: 'a:b:c:d' is no key of a setting; it has one colon, namespace:name.
                   Fix: shop:a-b-c-d
            ENG110 Pulumi.dev.yaml:4:3: setting 'gcp:region' is given twice, in two spellings of its key.
                   Fix: keep the one that counts.
            ENG106 Pulumi.dev.yaml:1:1: setting 'shop:region' is required and missing.
                   Fix: pulumi config set shop:region <value> --stack dev
            ENG107 Pulumi.dev.yaml:5:9: setting 'shop:size' is 'hunter'; Pulumi.yaml declares it as integer.
            ENG112 Pulumi.dev.yaml:6:10: setting 'shop:token' stands here in plain text; Pulumi.yaml declares it as secret.
                   Fix: pulumi config set --secret shop:token --stack dev, with a new value: this one has been read.
            """
        );

    [Theory]
    [InlineData("integer", "1.5", "'1.5'")]
    [InlineData("integer", "[1]", "an array")]
    [InlineData("boolean", "yes", "'yes'")]
    [InlineData("array", "a", "'a'")]
    [InlineData("array", "{secure: v1:abc}", "a secret")]
    [InlineData("object", "[]", "an array")]
    [InlineData("string", "{a: b}", "an object")]
    public void Load_of_a_value_of_another_type_names_both(string type, string yaml, string got) =>
        Fails(
            $"name: shop\nruntime: dotnet\nconfig:\n  key: {{type: {type}}}\n",
            $"config:\n  key: {yaml}\n",
            $"ENG107 Pulumi.dev.yaml:2:8: setting 'shop:key' is {got}; Pulumi.yaml declares it as {type}."
        );

    [Theory]
    [InlineData("", "ENG101 Pulumi.dev.yaml:1:1: the file is broken: it is empty.")]
    [InlineData(
        "config:\n  a: 'b\n",
        "ENG101 Pulumi.dev.yaml:2:6: the file is broken: While scanning a quoted scalar, found unexpected end of stream."
    )]
    [InlineData(
        "config: 5\n",
        "ENG101 Pulumi.dev.yaml:1:9: 'config' is not a mapping of keys to values.\n"
            + "       Fix: config:\n              gcp:region: europe-west1"
    )]
    [InlineData("config:\n  a: 1\n  a: 2\n", "ENG101 Pulumi.dev.yaml:3:3: the file is broken: Duplicate key a.")]
    public void Load_of_a_broken_file_says_what_and_where(string text, string message) =>
        Fails("name: shop\nruntime: dotnet\n", text, message);

    [Fact]
    public void Load_of_a_stack_without_a_file_names_those_that_have_one()
    {
        _folder.Write("Pulumi.yaml", Declared);
        _folder.Write("Pulumi.staging.yaml", "config: {}\n");
        _folder.Write("Pulumi.prod.yaml", "config: {}\n");

        Assert.Equal(
            $"ENG105 There is no stack 'stagin': {_folder.Path} has no Pulumi.stagin.yaml; stacks with a file: prod, staging.\n"
                + "       Fix: did you mean 'staging'?",
            Assert.Throws<FaultException>(() => StackSettings.Load(ProjectFile.Load(_folder.Path), "stagin")).Message
        );
    }

    [Fact]
    public void Load_of_a_stack_whose_folder_is_missing_names_the_folder()
    {
        _folder.Write("Pulumi.yaml", $"stackConfigDir: stacks\n{Declared}");

        Assert.Equal(
            $"ENG105 There is no stack 'dev': {Path.Combine(_folder.Path, "stacks")} has no Pulumi.dev.yaml; no stack has one.",
            Assert.Throws<FaultException>(() => StackSettings.Load(ProjectFile.Load(_folder.Path), "dev")).Message
        );
    }

    [Fact]
    public void Load_of_a_stack_without_a_file_is_its_defaults_where_nothing_is_required()
    {
        _folder.Write("Pulumi.yaml", "name: shop\nruntime: dotnet\nconfig:\n  size: {type: integer, default: 3}\n");

        Assert.Equal(["shop:size=3"], Texts(StackSettings.Load(ProjectFile.Load(_folder.Path), "dev")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../dev")]
    [InlineData("org/project/dev")]
    [InlineData("dév")]
    [InlineData("dev\n")]
    public void Load_of_what_is_no_name_of_a_stack_is_refused(string stack)
    {
        _folder.Write("Pulumi.yaml", "name: shop\nruntime: dotnet\n");

        Assert.Equal(
            $"'{stack}' is no name of a stack; it takes 1 to 100 letters, digits, '-', '_' and '.'.",
            Assert.Throws<FaultException>(() => StackSettings.Load(ProjectFile.Load(_folder.Path), stack)).Faults.Single().Message
        );
    }

    private static IEnumerable<string> Texts(DeploymentSettings settings) =>
        settings.Config.Select(setting => $"{setting.Key}={setting.Value}").Order(StringComparer.Ordinal);

    private void Fails(string project, string stack, string message)
    {
        var exception = Assert.Throws<FaultException>(() => Load(project, stack));

        Assert.Equal(message, exception.Message);
        Assert.Equal(ExitCode.Usage, exception.ExitCode);
    }

    private DeploymentSettings Load(string project, string stack)
    {
        _folder.Write("Pulumi.yaml", project);
        _folder.Write("Pulumi.dev.yaml", stack);
        return StackSettings.Load(ProjectFile.Load(_folder.Path), "dev");
    }
}
