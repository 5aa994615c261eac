using Engine.Diagnostics;
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
    public void Load_merges_the_settings_of_the_stack_with_the_defaults_of_the_project() =>
        Assert.Equal(
            ["gcp:project=emergence", "shop:region=eu", "shop:size=5", "shop:systems=[\"b\",\"a\"]", "shop:token=none"],
            Strings(Load(Declared, "config:\n  shop:region: eu\n  size: 5\n"))
        );

    [Fact]
    public void Load_treats_a_default_that_is_declared_secret_as_a_secret() =>
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
    [InlineData("2026-01-01", "2026-01-01 00:00:00 +0000 UTC")]
    [InlineData("null", "")]
    [InlineData("\"null\"", "null")]
    [InlineData("", "")]
    [InlineData("''", "")]
    [InlineData("|\n    a\n    b", "a\nb\n")]
    [InlineData(">-\n    a\n    b", "a b")]
    [InlineData("[b, a, 1, true, null, '1']", """["b","a",1,true,null,"1"]""")]
    [InlineData("{b: 1, a: {d: x, c: []}}", """{"a":{"c":[],"d":"x"},"b":1}""")]
    [InlineData("&x {a: 1}", """{"a":1}""")]
    public void Load_of_a_value_gives_a_string_or_sorted_JSON(string yaml, string expected) =>
        Assert.Equal([$"shop:key={expected}"], Strings(Load("name: shop\nruntime: dotnet\n", $"config:\n  key: {yaml}\n")));

    [Theory]
    [InlineData("")]
    [InlineData("null\n")]
    [InlineData("config:\n")]
    public void Load_of_a_file_without_settings_gives_the_defaults(string stack) =>
        Assert.Equal(["shop:size=3"], Strings(Load("name: shop\nruntime: dotnet\nconfig:\n  size: {type: integer, default: 3}\n", stack)));

    [Theory]
    [InlineData("integer", "5")]
    [InlineData("integer", "'+5'")]
    [InlineData("integer", "1.0")]
    [InlineData("integer", "0x1F")]
    [InlineData("boolean", "'true'")]
    [InlineData("boolean", "True")]
    [InlineData("string", "5")]
    [InlineData("string", "null")]
    [InlineData("array, items: {type: integer}", "[1, '2', {secure: v1:abc}]")]
    [InlineData("object", "{secure: 5}")]
    public void Load_of_a_value_that_a_deployment_accepts_for_its_type_is_accepted(string type, string yaml) =>
        Assert.Single(Load($"name: shop\nruntime: dotnet\nconfig:\n  key: {{type: {type}}}\n", $"config:\n  key: {yaml}\n").Config);

    [Fact]
    public void Load_of_encrypted_values_gives_placeholders_and_marks_the_keys()
    {
        var settings = Load(
            "name: shop\nruntime: dotnet\nconfig:\n  port: {type: integer}\n",
            "config:\n  port: {secure: v1:abc}\n  token: {secure: v1:abc}\n  map: {a: 1, b: {secure: v1:abc}}\n"
        );

        Assert.Equal(["shop:map={\"a\":1,\"b\":\"[secret]\"}", "shop:port=0", "shop:token=[secret]"], Strings(settings));
        Assert.Equal(["shop:map", "shop:port", "shop:token"], settings.SecretKeys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Load_reads_the_old_spelling_of_a_key() =>
        Assert.Equal(["gcp:region=eu"], Strings(Load("name: shop\nruntime: dotnet\n", "config:\n  gcp:config:region: eu\n")));

    [Fact]
    public void Load_reports_all_faults_at_once() =>
        Fails(
            "name: shop\nruntime: dotnet\nconfig:\n  region: {type: string}\n  size: {type: integer}\n  token: {secret: true}\n",
            "config:\n  a:b:c:d: 1\n  gcp:region: a\n  gcp:config:region: b\n  size: hunter\n  token: hunter22\n",
            """
            ENG104 Pulumi.dev.yaml:2:3: 'a:b:c:d' is not a valid setting key; use one colon, namespace:name.
                   Fix: shop:a-b-c-d
            ENG110 Pulumi.dev.yaml:4:3: setting 'gcp:region' is given twice, under two spellings of its key.
                   Fix: keep the one that applies.
            ENG106 Pulumi.dev.yaml:1:1: setting 'shop:region' is required and missing.
                   Fix: pulumi config set shop:region <value> --stack dev
            ENG107 Pulumi.dev.yaml:5:9: setting 'shop:size' is 'hunter'; Pulumi.yaml declares it as integer.
            ENG112 Pulumi.dev.yaml:6:10: setting 'shop:token' is stored in plain text; Pulumi.yaml declares it as secret.
                   Fix: pulumi config set --secret shop:token --stack dev, with a new value: this one has been read.
            """
        );

    [Theory]
    [InlineData("integer", "1.5", "'1.5'")]
    [InlineData("integer", "[1]", "an array")]
    [InlineData("boolean", "yes", "'yes'")]
    [InlineData("array<integer>", "a", "'a'")]
    [InlineData("array<integer>", "[1, a]", "an array")]
    [InlineData("array<string>", "[1]", "an array")]
    [InlineData("boolean", "'True'", "'True'")]
    [InlineData("array<string>", "{secure: v1:abc}", "a secret")]
    [InlineData("object", "[]", "an array")]
    [InlineData("string", "{a: b}", "an object")]
    public void Load_of_a_value_of_another_type_names_both(string type, string yaml, string got) =>
        Fails(
            $"name: shop\nruntime: dotnet\nconfig:\n  key: {{type: {type.Replace("<", ", items: {type: ").Replace(">", "}")}}}\n",
            $"config:\n  key: {yaml}\n",
            $"ENG107 Pulumi.dev.yaml:2:8: setting 'shop:key' is {got}; Pulumi.yaml declares it as {type}."
        );

    [Theory]
    [InlineData(
        "config:\n  a: 'b\n",
        "ENG101 Pulumi.dev.yaml:2:6: the file is not valid: While scanning a quoted scalar, found unexpected end of stream."
    )]
    [InlineData(
        "config: 5\n",
        "ENG101 Pulumi.dev.yaml:1:9: 'config' is not a mapping of keys to values.\n"
            + "       Fix: config:\n              gcp:region: europe-west1"
    )]
    [InlineData("config:\n  a: 1\n  a: 2\n", "ENG101 Pulumi.dev.yaml:3:3: the file is not valid: Duplicate key a.")]
    public void Load_of_an_invalid_file_reports_the_problem_and_its_place(string text, string message) =>
        Fails("name: shop\nruntime: dotnet\n", text, message);

    [Theory]
    [InlineData(
        "environment: [shop/dev]\n",
        "ENG124",
        "1:14: 'environment' imports settings from Pulumi ESC; the review has no account and cannot open an environment."
    )]
    [InlineData(
        "environment: {values: {a: 1}}\n",
        "ENG124",
        "1:14: 'environment' imports settings from Pulumi ESC; the review has no account and cannot open an environment."
    )]
    [InlineData("confg:\n  a: b\n", "ENG118", "1:1: 'confg' is not a member of a stack's file; Pulumi ignores it.")]
    [InlineData("config:\n  a: .inf\n", "ENG122", "2:6: setting 'shop:a': '.inf' is a number that JSON cannot represent.")]
    [InlineData("config:\n  true: a\n", "ENG104", "2:3: the key 'true' is not a string.")]
    [InlineData("config:\n  a: \u0001\n", "ENG101", "2:6: the file is not valid: U+0001 is a control character.")]
    [InlineData("a: &a 1\nconfig:\n  <<: *a\n", "ENG101", "1:4: the file is not valid: '<<' takes a mapping or a list of mappings.")]
    [InlineData("a: &a [{b: c}]\nconfig:\n  <<: *a\n", "ENG101", "1:4: the file is not valid: '<<' takes a mapping or a list of mappings.")]
    [InlineData("%YAML 1.2\n---\nconfig:\n", "ENG101", "1:1: the file is not valid: it requires YAML 1.2; Pulumi reads 1.1.")]
    [InlineData("encryptionsalt: [a]\n", "ENG103", "1:17: 'encryptionsalt' is an array; it takes a string.")]
    [InlineData("secretsprovider: {a: b}\n", "ENG103", "1:18: 'secretsprovider' is an object; it takes a string.")]
    public void Load_of_settings_that_a_deployment_rejects_or_ignores_reports_the_reason(string text, string code, string message)
    {
        var fault = Assert.Throws<FaultException>(() => Load("name: shop\nruntime: dotnet\n", text)).Faults[0];

        Assert.Equal((code, $"Pulumi.dev.yaml:{message}"), (fault.Code, fault.Message));
    }

    [Fact]
    public void Load_of_settings_with_anchors_and_merge_keys_applies_them() =>
        Assert.Equal(
            ["shop:a=1", """shop:b={"labels":{"team":"x"},"size":3,"tier":"small"}"""],
            Strings(
                Load(
                    "name: shop\nruntime: dotnet\n",
                    "x-top: &top {a: 1}\nx-common: &common {tier: small, labels: {team: x}, size: 1}\n"
                        + "config:\n  <<: *top\n  b: {<<: [{tier: small}, *common], size: 3}\n"
                )
            )
        );

    [Theory]
    [InlineData(131_044, true)]
    [InlineData(131_045, false)]
    public void Load_of_settings_too_large_for_a_variable_names_the_size_and_the_limit(int length, bool fits)
    {
        var stack = $"config:\n  shop:a: {new string('x', length)}\n";
        if (fits)
        {
            Assert.Single(Load("name: shop\nruntime: dotnet\n", stack).Config);
            return;
        }

        Fails(
            "name: shop\nruntime: dotnet\n",
            stack,
            """
            ENG125 The settings need 131,073 bytes as PULUMI_CONFIG; Linux allows at most 131,072 bytes in one environment variable.
                   Fix: keep large values in files that the program reads; the largest settings: shop:a.
            """
        );
    }

    private static IEnumerable<string> Strings(DeploymentSettings settings) =>
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
