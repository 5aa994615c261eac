using System.Globalization;
using Engine.Diagnostics;

namespace Engine.Projects;

/// <summary>The release of Pulumi that this engine emulates, and the ranges of releases that may be required.</summary>
internal static class PulumiRelease
{
    /// <summary>The member of <c>Pulumi.yaml</c> that requires a range.</summary>
    public const string ProjectKey = "requiredPulumiVersion";

    /// <summary>The release with whose answers the tests compare.</summary>
    public static Version Version { get; } = new(3, 259, 0);

    private static readonly string[] Operators = ["!=", "!", "<=", "<", ">=", ">", "==", "="];

    /// <summary>Checks a required range of releases.</summary>
    /// <returns>The fault; null if the range includes <see cref="Version"/>.</returns>
    public static Fault? Check(string range) =>
        Satisfies(range) switch
        {
            true => null,
            false => EngineDiagnostics.ReleaseNotSupported(range, Version.ToString()),
            null => EngineDiagnostics.InvalidReleaseRange(range),
        };

    /// <returns>Whether a range includes <see cref="Version"/>; null for a string that is not a range.</returns>
    public static bool? Satisfies(string range)
    {
        var alternatives = range.Split(" || ", StringSplitOptions.TrimEntries).Select(All).ToList();
        return alternatives.Contains(null) ? null : alternatives.Contains(true);
    }

    private static bool? All(string conditions)
    {
        var parts = Joined(conditions.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var results = parts.Select(One).ToList();
        return results.Count == 0 || results.Contains(null) ? null : !results.Contains(false);
    }

    /// <summary>Joins operators with the versions that follow them after a space.</summary>
    private static IEnumerable<string> Joined(string[] words)
    {
        var pending = "";
        foreach (var word in words)
        {
            pending += word;
            if (!Operators.Contains(pending))
            {
                yield return pending;
                pending = "";
            }
        }

        if (pending.Length > 0)
        {
            yield return pending;
        }
    }

    private static bool? One(string condition)
    {
        var comparison = Operators.FirstOrDefault(known => condition.StartsWith(known, StringComparison.Ordinal)) ?? "";
        var text = condition[comparison.Length..].Split('-', '+')[0];
        var isPrerelease = condition.Contains('-', StringComparison.Ordinal);
        var parts = text.Split('.');
        var wild = Array.IndexOf(parts, "x");
        if (parts.Length > 3 || (wild < 0 ? parts.Length != 3 : wild == 0 || parts.Skip(wild).Any(part => part != "x")))
        {
            return null;
        }

        var numbers = new int[3];
        for (var i = 0; i < (wild < 0 ? 3 : wild); i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
        }

        var lowest = new Version(numbers[0], numbers[1], numbers[2]);
        var beyond = wild switch
        {
            1 => new Version(numbers[0] + 1, 0, 0),
            2 => new Version(numbers[0], numbers[1] + 1, 0),
            // A prerelease precedes its release, and no release lies between them.
            _ => isPrerelease ? lowest : new Version(numbers[0], numbers[1], numbers[2] + 1),
        };
        return comparison switch
        {
            ">=" => Version >= lowest,
            ">" => Version >= beyond,
            "<" => Version < lowest,
            "<=" => Version < beyond,
            "!" or "!=" => Version < lowest || Version >= beyond,
            _ => Version >= lowest && Version < beyond,
        };
    }
}
