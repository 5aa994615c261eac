using System.Globalization;
using System.Text.RegularExpressions;
using Engine.Diagnostics;

namespace Engine.Hosts.DotNet;

/// <summary>What a build says of packages with a code of its own: NuGet's audit, and this repository's targets.</summary>
internal static partial class BuildFaults
{
    /// <summary>A project with more advisories than this needs another look than a preview's.</summary>
    private const int MaximumAdvisories = 20;

    /// <returns>One line for each advisory that the build only warned of.</returns>
    public static List<string> Advisories(string said)
    {
        var lines = Audited(said, "warning");
        return lines.Count <= MaximumAdvisories
            ? lines
            :
            [
                .. lines.Take(MaximumAdvisories),
                string.Create(CultureInfo.InvariantCulture, $"… and {lines.Count - MaximumAdvisories} more advisories"),
            ];
    }

    /// <returns>ENG310 or ENG311; null where neither is the reason.</returns>
    public static FaultException? Find(string said)
    {
        if (Refused().Match(said) is { Success: true } refused)
        {
            return new(ExitCode.EngineFault, new Fault("ENG311", refused.Groups["what"].Value.Trim(), refused.Groups["fix"].Value.Trim()));
        }

        var advisories = Audited(said, "error");
        var listed = string.Join('\n', advisories.Take(MaximumAdvisories));
        return advisories.Count == 0
            ? null
            : new(
                ExitCode.ProgramFailed,
                new Fault(
                    "ENG310",
                    $"The project treats audit warnings as errors, so it does not restore:\n{listed}",
                    "update these packages, or exempt audit warnings in the project or in Directory.Build.props: "
                        + "<WarningsNotAsErrors>$(WarningsNotAsErrors);NU1900;NU1901;NU1902;NU1903;NU1904;NU1905</WarningsNotAsErrors>"
                )
            );
    }

    private static List<string> Audited(string said, string level) =>
        [
            .. Audit()
                .Matches(said)
                .Where(match => match.Groups["level"].Value == level)
                .Select(match => $"{match.Groups["code"].Value}: {match.Groups["what"].Value.Trim()}")
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>NU1900: no data. NU1901 to NU1904: an advisory, by severity. NU1905: a source for audits that has no data.</summary>
    [GeneratedRegex(
        @"\b(?<level>warning|error) (?<code>NU190[0-5]): (?:Warning As Error: )?(?<what>[^\[\n]+)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Audit();

    /// <summary>An error of standins/StandIns.targets: one line, with its fix.</summary>
    [GeneratedRegex(@"\berror ENG311: (?<what>[^\n]+?) Fix: (?<fix>[^\[\n]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Refused();
}
