using System.Globalization;
using System.Text.RegularExpressions;
using Engine.Diagnostics;

namespace Engine.Hosts.DotNet;

/// <summary>The messages about packages that have a code of their own: NuGet's audit, and this repository's targets.</summary>
internal static partial class BuildFaults
{
    /// <summary>A project with more advisories needs a dedicated audit.</summary>
    private const int MaximumAdvisories = 20;

    /// <returns>One line for each advisory that the build only warned about.</returns>
    public static List<string> Advisories(string output)
    {
        var lines = Audited(output, "warning");
        return lines.Count <= MaximumAdvisories
            ? lines
            :
            [
                .. lines.Take(MaximumAdvisories),
                string.Create(CultureInfo.InvariantCulture, $"… and {lines.Count - MaximumAdvisories} more advisories"),
            ];
    }

    /// <returns>ENG310 or ENG311; null if neither applies.</returns>
    public static FaultException? Find(string output)
    {
        if (Refused().Match(output) is { Success: true } refused)
        {
            return new(EngineDiagnostics.PackagesMixed(refused.Groups["what"].Value.Trim(), refused.Groups["fix"].Value.Trim()));
        }

        var advisories = Audited(output, "error");
        var listed = string.Join('\n', advisories.Take(MaximumAdvisories));
        return advisories.Count == 0 ? null : new(EngineDiagnostics.AuditFailsBuild(listed));
    }

    private static List<string> Audited(string output, string level) =>
        [
            .. Audit()
                .Matches(output)
                .Where(match => match.Groups["level"].Value == level)
                .Select(match => $"{match.Groups["code"].Value}: {match.Groups["what"].Value.Trim()}")
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>NU1900: no data. NU1901 to NU1904: an advisory, by severity. NU1905: an audit source without data.</summary>
    [GeneratedRegex(
        @"\b(?<level>warning|error) (?<code>NU190[0-5]): (?:Warning As Error: )?(?<what>[^\[\n]+)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Audit();

    /// <summary>Matches an error of standins/StandIns.targets: one line that includes its fix.</summary>
    [GeneratedRegex(@"\berror ENG[0-9]{3}: (?<what>[^\n]+?) Fix: (?<fix>[^\[\n]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Refused();
}
