using Engine.Diagnostics;
using Engine.Projects;

namespace Engine.Tests.Projects;

/// <summary>What Pulumi's own engine 3.259.0 refuses, and accepts, inside the members of <c>Pulumi.yaml</c>.</summary>
public sealed class MemberShapeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("backend: {url: 5}\n", "ENG103", "3:16: 'backend.url' is '5'; it takes a string.")]
    [InlineData("backend: {url: }\n", "ENG103", "3:16: 'backend.url' is empty; it takes a string.")]
    [InlineData("backend: {x-a: 1}\n", "ENG118", "3:11: 'x-a' is not a member of 'backend'; Pulumi rejects it.")]
    [InlineData("options: {refresh: }\n", "ENG103", "3:20: 'options.refresh' is empty; it takes always.")]
    [InlineData("plugins:\n", "ENG103", "3:9: 'plugins' is empty; it takes a mapping.")]
    [InlineData("plugins: {other: []}\n", "ENG118", "3:11: 'other' is not a member of 'plugins'; Pulumi ignores it.")]
    [InlineData("plugins: {providers: {}}\n", "ENG103", "3:22: 'plugins.providers' is an object; it takes a list.")]
    [InlineData("plugins: {providers: [a]}\n", "ENG103", "3:23: 'plugins.providers[0]' is 'a'; it takes a mapping.")]
    [InlineData("plugins: {languages: [{path: a}]}\n", "ENG103", "3:23: 'plugins.languages[0].name' is required.")]
    [InlineData(
        "plugins: {analyzers: [{name: a, path: b, version: 1}]}\n",
        "ENG103",
        "3:51: 'plugins.analyzers[0].version' is '1'; it takes a string."
    )]
    [InlineData("packages: {a: 5}\n", "ENG103", "3:15: 'packages.a' is '5'; it takes a string or a mapping.")]
    [InlineData("packages: {a: {version: 1.0.0}}\n", "ENG103", "3:15: 'packages.a.source' is required.")]
    [InlineData(
        "packages: {a: {source: b, parameters: [c, 5]}}\n",
        "ENG103",
        "3:43: 'packages.a.parameters[1]' is '5'; it takes a string."
    )]
    [InlineData("template: {important: 'yes'}\n", "ENG103", "3:23: 'template.important' is 'yes'; it takes true or false.")]
    [InlineData("template: {metadata: {a: 5}}\n", "ENG103", "3:26: 'template.metadata.a' is '5'; it takes a string.")]
    [InlineData("template: {config: {a: {secret: b}}}\n", "ENG103", "3:33: 'template.config.a.secret' is 'b'; it takes true or false.")]
    public void Member_of_another_kind_is_refused_with_its_path(string text, string code, string message)
    {
        var fault = Assert.Throws<FaultException>(() => Load(text)).Faults.Single();

        Assert.Equal((code, $"Pulumi.yaml:{message}"), (fault.Code, fault.Message));
    }

    [Theory]
    [InlineData("backend:\noptions:\ntemplate:\n")]
    [InlineData("packages: {a: b@1.0.0, c: {source: d, version: 1.0.0, parameters: [e]}}\n")]
    [InlineData("plugins: {x-a: 1, providers: [{name: a, path: ../a}]}\n")]
    [InlineData("template: {important: true, quickstart: , config: {a: {default: 5, secret: true}, b: }}\n")]
    public void Members_that_Pulumi_takes_are_accepted(string text) => Assert.Equal("shop", Load(text).Name);

    private ProjectFile Load(string text)
    {
        _folder.Write("Pulumi.yaml", $"name: shop\nruntime: dotnet\n{text}");
        return ProjectFile.Load(_folder.Path);
    }
}
