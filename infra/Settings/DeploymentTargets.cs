using System.Globalization;
using Pulumi;

namespace Infra.Settings;

/// <summary>
/// Collects the projects, accounts, hosts and domains in a stack's settings. A stack with the target of another stack would deploy over it,
/// for example to staging's project from production.
/// </summary>
internal sealed class DeploymentTargets
{
    /// <summary>The prefix of a local Docker socket, which is on the caller's machine for every stack.</summary>
    private const string LocalSocket = "unix://";

    /// <summary>The maximum size of a settings file in bytes; larger files are not read.</summary>
    private const long MaximumFileSize = 1_000_000;

    private readonly List<(string Path, string Value)> _targets = [];

    /// <param name="path">The setting's full key.</param>
    /// <param name="value">The target.</param>
    public void Add(string path, string value)
    {
        if (!value.StartsWith(LocalSocket, StringComparison.Ordinal))
        {
            _targets.Add((path, value));
        }
    }

    /// <summary>Reports each value that also appears in another stack's file. Placeholders are not compared.</summary>
    /// <param name="folder">The project folder.</param>
    /// <param name="stack">The current stack.</param>
    /// <param name="faults">The collector of faults.</param>
    public void Report(string folder, string stack, SettingsFaults faults)
    {
        var placeholders = _targets.Where(target => IsPlaceholder(target.Value)).Select(target => $"'{target.Path}'").ToList();
        if (placeholders.Count > 0)
        {
            Log.Warn(
                $"INF107 {string.Join(", ", placeholders)}: placeholders of zeros are not compared with other stacks, and a deployment "
                    + "refuses them."
            );
        }

        var own = _targets.Where(target => !IsPlaceholder(target.Value)).ToLookup(target => target.Value, StringComparer.Ordinal);
        foreach (var (name, lines) in OtherStackFiles(folder, stack))
        {
            foreach (var target in own)
            {
                var shared = lines.Index().Where(line => ValueOf(line.Item) == target.Key).Select(line => line.Index + 1).ToList();
                if (shared.Count > 0)
                {
                    var numbers = string.Join(", ", shared.Select(number => number.ToString(CultureInfo.InvariantCulture)));
                    faults.SharedTarget([.. target.Select(of => of.Path)], target.Key, $"{name}:{numbers}");
                }
            }
        }
    }

    private static IEnumerable<(string Name, string[] Lines)> OtherStackFiles(string folder, string stack) =>
        Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder, "Pulumi.*.yaml")
                .Order(StringComparer.Ordinal)
                .Where(file => Path.GetFileName(file) != SettingsFaults.FileOf(stack) && new FileInfo(file).Length <= MaximumFileSize)
                .Select(file => (Path.GetFileName(file), File.ReadAllLines(file)))
            : [];

    /// <summary>Returns the scalar of a line. Pulumi writes one scalar per line, so the program does not need a YAML parser.</summary>
    private static string ValueOf(string line)
    {
        var text = line.Trim();
        var comment = text.IndexOf(" #", StringComparison.Ordinal);
        text = comment < 0 ? text : text[..comment].TrimEnd();
        var start = text.LastIndexOf(": ", StringComparison.Ordinal);
        text = start < 0 ? text.TrimStart('-', ' ') : text[(start + 2)..];
        return text.Trim('"', '\'');
    }

    /// <summary>Returns whether an identifier is all zeros, alone or after a prefix such as <c>projects/</c>.</summary>
    private static bool IsPlaceholder(string value) =>
        value[(value.LastIndexOf('/') + 1)..] is { Length: > 0 } id && id.All(character => character is '0' or '-');
}
