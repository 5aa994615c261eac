using System.Text.RegularExpressions;
using Infra.Tests.Plans;
using Infra.Tests.Settings;

namespace Infra.Tests.Stacks;

/// <summary>Checks that the settings, resources and documents named in the commands of runbooks exist.</summary>
[Collection(StackPlans.Collection)]
public sealed partial class RunbookTests(StackPlans plans)
{
    /// <summary>The names that a runbook creates, or that the reader must fill in.</summary>
    private static readonly string[] OfTheReader = ["emergence-postgres-drill"];

    public static TheoryData<string> Runbooks =>
        [
            .. Directory
                .EnumerateFiles(Repository.File("docs", "runbooks"), "*.md")
                .Select(path => Path.GetFileName(path))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Runbooks))]
    public void Settings_that_are_written_are_settings(string runbook)
    {
        var known = SettingsFile.Keys("staging").Union(SettingsFile.Keys("dev")).ToHashSet(StringComparer.Ordinal);

        Assert.All(Matches(SettingPath(), runbook), key => Assert.Contains(key, known));
    }

    [Theory]
    [MemberData(nameof(Runbooks))]
    public void Resources_that_commands_name_are_in_a_plan(string runbook)
    {
        var names = new[] { "staging", "prod" }
            .SelectMany(stack => plans[stack].Resources.SelectMany(resource => Names(resource)))
            .Concat(OfTheReader)
            .ToHashSet(StringComparer.Ordinal);

        Assert.All(Matches(Named(), runbook).Where(name => name.Any(char.IsAsciiLetterLower)), name => Assert.Contains(name, names));
    }

    [Theory]
    [MemberData(nameof(Runbooks))]
    public void Documents_that_are_linked_exist(string runbook) =>
        Assert.All(
            Matches(Link(), runbook),
            path => Assert.True(Path.Exists(Path.Combine(Repository.File("docs", "runbooks"), path)), path)
        );

    /// <summary>Returns the name in the plan and the name in the cloud.</summary>
    private static IEnumerable<string> Names(PlannedResource resource) =>
        [
            resource.Name,
            .. resource.Leaves.Where(leaf => leaf.Key is "name" or "secretId").Select(leaf => leaf.Value?.ToString()).OfType<string>(),
        ];

    private static IEnumerable<string> Matches(Regex form, string runbook) =>
        form.Matches(File.ReadAllText(Repository.File("docs", "runbooks", runbook))).Select(match => match.Groups["it"].Value).Distinct();

    [GeneratedRegex(@"--path (?<it>infra:[\w.-]+)", RegexOptions.CultureInvariant)]
    private static partial Regex SettingPath();

    [GeneratedRegex(
        @"(?:--secret|--instance|--restore-instance|--service|secrets versions add|jobs execute|instances (?:clone|describe|patch|delete)"
            + @"|modify-push-config|update-traffic|services update|export (?:csv|sql)|redis instances update) (?<it>[\w-]+)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Named();

    [GeneratedRegex(@"\]\((?!https?:)(?<it>[^)#]+)(?:#[^)]*)?\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
