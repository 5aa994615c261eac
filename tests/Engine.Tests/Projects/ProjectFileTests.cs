using Engine.Diagnostics;
using Engine.Projects;

namespace Engine.Tests.Projects;

public sealed class ProjectFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_of_a_complete_file_reads_every_member()
    {
        var project = Load(
            "name: shop\nruntime:\n  name: nodejs\n  options:\n    typescript: false\nmain: app/index.js\nstackConfigDir: stacks\n"
        );

        Assert.Equal("shop", project.Name);
        Assert.Equal("nodejs", project.Runtime);
        Assert.Equal("false", project.RuntimeOptions["typescript"].ToString());
        Assert.Equal("app/index.js", project.Main);
        Assert.Equal("stacks", project.StackDirectory);
        Assert.Equal(Path.Combine(_folder.Path, "app"), project.ProgramDirectory);
    }

    [Theory]
    [InlineData("name: shop\nruntime: dotnet\n")]
    [InlineData("'name': \"shop\"\r\n\"runtime\": 'dotnet'\r\n")]
    [InlineData("{name: shop, runtime: {name: dotnet}}")]
    [InlineData("\uFEFFname: shop\nruntime: dotnet")]
    [InlineData("# a comment\n---\nname: shop\nruntime: dotnet\n...\n")]
    public void Load_of_each_notation_gives_the_same_result(string text)
    {
        var project = Load(text);

        Assert.Equal(("shop", "dotnet", "", _folder.Path), (project.Name, project.Runtime, project.Main, project.ProgramDirectory));
    }

    [Theory]
    [InlineData("", "ENG101 Pulumi.yaml:1:1: the file is not valid: it is empty.")]
    [InlineData("# nothing\n", "ENG101 Pulumi.yaml:1:1: the file is not valid: it is empty.")]
    [InlineData("- a\n", "ENG101 Pulumi.yaml:1:1: the file is not valid: it is not a mapping of keys to values.")]
    [InlineData("a: 1\n---\nb: 2\n", "ENG101 Pulumi.yaml:3:1: the file is not valid: it contains more than one document.")]
    [InlineData("a: 1\na: 2\n", "ENG101 Pulumi.yaml:2:1: the file is not valid: Duplicate key a.")]
    [InlineData(
        "a:\n  - b: [1, 2\nc: d\n",
        "ENG101 Pulumi.yaml:2:10: the file is not valid: the rest cannot be parsed; a bracket or a quote may be missing."
    )]
    [InlineData("a: *b\n", "ENG101 Pulumi.yaml:1:4: the file is not valid: '*b' refers to no anchor: '&b' is not defined before it.")]
    [InlineData("a: &a [*a]\n", "ENG101 Pulumi.yaml:1:8: the file is not valid: '*a' refers to a node that contains it.")]
    [InlineData(
        "a: 1\n? [b]\n: c\n",
        "ENG101 Pulumi.yaml:2:3: the file is not valid: a key must be a string, and this one is a list or a mapping."
    )]
    [InlineData(
        "main: a\n",
        "ENG103 Pulumi.yaml:1:1: 'name' is required.\n       Fix: name: infra\n"
            + "ENG103 Pulumi.yaml:1:1: 'runtime' is required: the language of the program.\n       Fix: runtime: dotnet"
    )]
    [InlineData(
        "name: shop\nruntime: [dotnet]\n",
        "ENG103 Pulumi.yaml:2:10: 'runtime' is required: the language of the program.\n       Fix: runtime: dotnet"
    )]
    [InlineData(
        "name: {a: b}\nruntime: dotnet\nmain: [a]\n",
        "ENG103 Pulumi.yaml:1:7: 'name' is an object; it takes a string.\nENG103 Pulumi.yaml:3:7: 'main' is an array; it takes a string."
    )]
    [InlineData(
        "name: shop\nruntime: dotnet\nconfig: [a]\n",
        "ENG101 Pulumi.yaml:3:9: 'config' is not a mapping of keys to values.\n       Fix: config:\n              gcp:region: europe-west1"
    )]
    [InlineData(
        "name: shop\nruntime: dotnet\nconfig:\n  a:b:c: 1\n  size: {type: int}\n",
        "ENG104 Pulumi.yaml:4:3: 'a:b:c' is not a valid setting key; use one colon, namespace:name.\n       Fix: shop:a-b-c\n"
            + "ENG111 Pulumi.yaml:5:16: setting 'shop:size' has the type 'int'; "
            + "allowed types are array, boolean, integer, object, string."
    )]
    public void Load_of_an_invalid_file_reports_the_problem_and_its_place(string text, string message)
    {
        var exception = Assert.Throws<FaultException>(() => Load(text));

        Assert.Equal(message, exception.Message);
        Assert.Equal(ExitCode.Usage, exception.ExitCode);
    }

    [Theory]
    [InlineData(
        "config:\n  foo:\n    bar: x\n",
        "ENG120",
        "5:5: setting 'shop:foo' has 'bar'; a declaration takes default, description, items, secret, type, value."
    )]
    [InlineData(
        "config:\n  foo: {type: array, default: []}\n",
        "ENG120",
        "4:8: setting 'shop:foo' is an array without the type of its items."
    )]
    [InlineData(
        "config:\n  foo: {type: string, default: a, value: b}\n",
        "ENG120",
        "4:32: setting 'shop:foo' has both 'default' and 'value'."
    )]
    [InlineData(
        "config:\n  gcp:region: {type: string, value: x}\n",
        "ENG120",
        "4:15: setting 'gcp:region' belongs to another package and has a type."
    )]
    [InlineData(
        "config:\n  gcp:region: {default: x}\n",
        "ENG120",
        "4:15: setting 'gcp:region' belongs to another package and has a default."
    )]
    [InlineData(
        "config:\n  gcp:region: {secret: true}\n",
        "ENG120",
        "4:15: setting 'gcp:region' belongs to another package and has no value."
    )]
    [InlineData(
        "config:\n  foo: {type: integer, default: abc}\n",
        "ENG120",
        "4:33: setting 'shop:foo' has the default 'abc', which is not of its type integer."
    )]
    [InlineData(
        "config:\n  foo: {type: string, default: 5}\n",
        "ENG120",
        "4:32: setting 'shop:foo' has the default '5', which is not of its type string."
    )]
    [InlineData(
        "config:\n  foo: {type: array, items: {type: integer}, default: [a]}\n",
        "ENG120",
        "4:55: setting 'shop:foo' has the default an array, which is not of its type array<integer>."
    )]
    [InlineData(
        "config:\n  foo: {type: number}\n",
        "ENG111",
        "4:15: setting 'shop:foo' has the type 'number'; allowed types are array, boolean, integer, object, string."
    )]
    [InlineData(
        "config:\n  foo:\n",
        "ENG120",
        "4:7: setting 'shop:foo' is empty; this form takes a string, an integer, a boolean or a list."
    )]
    [InlineData(
        "config:\n  foo: 1.5\n",
        "ENG120",
        "4:8: setting 'shop:foo' is '1.5'; this form takes a string, an integer, a boolean or a list."
    )]
    [InlineData("config:\n  foo: {secret: yes}\n", "ENG120", "4:17: setting 'shop:foo' has secret: 'yes'; it takes true or false.")]
    [InlineData(
        "config:\n  foo: {value: {secure: x}}\n",
        "ENG120",
        "4:16: setting 'shop:foo' has an encrypted value, which is allowed only in a stack's file."
    )]
    [InlineData(
        "config:\n  foo: {value: 2001-01-01}\n",
        "ENG120",
        "4:16: setting 'shop:foo' is '2001-01-01', a date, which Pulumi does not accept in this file."
    )]
    [InlineData("config:\n  foo: {default: !!int abc}\n", "ENG122", "4:18: setting 'shop:foo': 'abc' is not a valid !!int.")]
    [InlineData("config:\n  a.b: x\n", "ENG120", "4:8: setting 'shop:a.b' has one of . [ ] \" in its key, which Pulumi reads as a path.")]
    [InlineData("config:\n  5: x\n", "ENG104", "4:3: the key '5' is not a string.")]
    [InlineData(
        "config: cfg\nstackConfigDir: x\n",
        "ENG120",
        "3:9: 'config' and 'stackConfigDir' both name the folder of the stacks' files."
    )]
    [InlineData("main: 5\n", "ENG103", "3:7: 'main' is '5'; it takes a string.")]
    [InlineData("backend: x\n", "ENG103", "3:10: 'backend' is 'x'; it takes a mapping.")]
    [InlineData("backend: {uri: x}\n", "ENG118", "3:11: 'uri' is not a member of 'backend'; Pulumi rejects it.")]
    [InlineData("options: {refresh: never}\n", "ENG103", "3:20: 'options.refresh' is 'never'; it takes always.")]
    [InlineData("mian: x\n", "ENG118", "3:1: 'mian' is not a member of Pulumi.yaml; Pulumi ignores it.")]
    [InlineData(
        "requirePulumiVersion: '>=9.0.0'\n",
        "ENG118",
        "3:1: 'requirePulumiVersion' is not a member of Pulumi.yaml; Pulumi ignores it."
    )]
    [InlineData(
        "requiredPulumiVersion: '>=9.0.0'\n",
        "ENG121",
        "3:24: Pulumi >=9.0.0 is required; this review behaves like Pulumi 3.259.0."
    )]
    [InlineData("requiredPulumiVersion: ^3.0.0\n", "ENG121", "3:24: '^3.0.0' is not a valid range of Pulumi releases.")]
    public void Load_of_a_file_that_Pulumi_rejects_or_ignores_reports_the_reason(string text, string code, string message)
    {
        var fault = Assert.Throws<FaultException>(() => Load($"name: shop\nruntime: dotnet\n{text}")).Faults.Single();

        Assert.Equal((code, $"Pulumi.yaml:{message}"), (fault.Code, fault.Message));
    }

    [Theory]
    [InlineData(
        "name: my project\nruntime: nodejs\n",
        "1:7: 'my project' is not a valid project name; use 1 to 100 letters, digits, '-', '_' and '.'."
    )]
    [InlineData("name: 5\nruntime: nodejs\n", "1:7: 'name' is '5'; it takes a string.")]
    [InlineData("name: shop\nruntime: 5\n", "2:10: 'runtime' is '5'; it takes a string.")]
    [InlineData("name: shop\nruntime: {name: nodejs, options: [a]}\n", "2:34: 'runtime.options' is an array; it takes a mapping.")]
    public void Load_of_an_invalid_name_or_runtime_is_rejected(string text, string message)
    {
        var fault = Assert.Throws<FaultException>(() => Load(text)).Faults.Single();

        Assert.Equal(("ENG103", $"Pulumi.yaml:{message}"), (fault.Code, fault.Message));
    }

    [Theory]
    [InlineData("config:\n  foo: {type: object, default: {a: 1}}\n")]
    [InlineData("config:\n  foo: [a, 1.5]\n")]
    [InlineData("config:\n  gcp:region: {value: x, secret: true}\n")]
    [InlineData("x-common: {a: 1}\nrequiredPulumiVersion: '>=3.0.0 <4.0.0'\n")]
    [InlineData("backend: {url: 'file://~'}\noptions: {refresh: always}\ntemplate: {description: a}\n")]
    public void Load_of_a_file_that_Pulumi_accepts_is_accepted(string text) =>
        Assert.Equal("shop", Load($"name: shop\nruntime: dotnet\n{text}").Name);

    [Fact]
    public void Load_of_a_folder_with_a_JSON_project_names_the_file()
    {
        _folder.Write("Pulumi.json", "{}");

        Assert.Equal(
            $"ENG119 {_folder.Path}/Pulumi.json is the project file that Pulumi uses; the review reads YAML only.\n"
                + "       Fix: write it as Pulumi.yaml, and its stacks' files as Pulumi.STACK.yaml.",
            Assert.Throws<FaultException>(() => Load("name: shop\nruntime: dotnet\n")).Message
        );
    }

    [Fact]
    public void Load_of_a_folder_without_a_project_file_names_the_folder() =>
        Assert.Equal(
            $"ENG102 {_folder.Path} has no Pulumi.yaml.\n       Fix: run this in the project's folder, or name it with --cwd DIR.",
            Assert.Throws<FaultException>(() => ProjectFile.Load(_folder.Path)).Message
        );

    [Fact]
    public void Load_of_aliases_that_expand_to_too_many_values_is_rejected()
    {
        var lines = Enumerable.Range(1, 20).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]");

        Assert.Equal(
            "ENG101 Pulumi.yaml:6:55: the file is not valid: its aliases expand to more than 100,000 values.",
            Assert.Throws<FaultException>(() => Load($"a0: &a0 x\n{string.Join('\n', lines)}\n")).Message
        );
    }

    [Fact]
    public void Load_of_brackets_nested_too_deep_is_rejected() =>
        Assert.Equal(
            "ENG101 Pulumi.yaml:1:103: the file is not valid: it is nested more than 100 levels deep.",
            Assert.Throws<FaultException>(() => Load($"a: {new string('[', 100_000)}")).Message
        );

    private ProjectFile Load(string text)
    {
        _folder.Write("Pulumi.yaml", text);
        return ProjectFile.Load(_folder.Path);
    }
}
