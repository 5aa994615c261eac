namespace Infra.Tests.Programs;

/// <summary>Scripts that run in containers and on any deploying machine: they work in any POSIX shell.</summary>
public sealed class ShellScriptTests
{
    public static TheoryData<string> Scripts =>
        [
            .. Directory
                .EnumerateFiles(Repository.File("stacks", "supersmartmatch"), "*.sh", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Repository.Root, file))
                .Order(StringComparer.Ordinal),
        ];

    [RequiresProgramTheory("shellcheck")]
    [MemberData(nameof(Scripts))]
    public async Task Script_has_nothing_that_shellcheck_finds(string script) =>
        (await InstalledProgram.RunAsync("shellcheck", ["--shell=sh", "--severity=style", Repository.File(script)])).Succeeded();

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Script_says_how_it_is_used(string script)
    {
        var text = File.ReadAllText(Repository.File(script));

        Assert.StartsWith("#!/bin/sh\n# ", text, StringComparison.Ordinal);
        Assert.Contains("\nset -", text, StringComparison.Ordinal);
    }
}
