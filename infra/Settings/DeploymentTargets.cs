using System.Globalization;
using Pulumi;

namespace Infra.Settings;

/// <summary>
/// The projects, accounts, hosts and domains that a stack's settings name. A stack that names what another stack's file names would
/// deploy over it: production with staging's project is the costliest typing error there is.
/// </summary>
internal sealed class DeploymentTargets
{
    /// <summary>A socket is the caller's own machine, whatever the stack.</summary>
    private const string LocalSocket = "unix://";

    /// <summary>Bytes; larger files than Pulumi writes are not settings.</summary>
    private const long MaximumFileSize = 1_000_000;

    private readonly List<(string Path, string Value)> _targets = [];

    /// <param name="path">The setting's full key.</param>
    /// <param name="value">What it names.</param>
    public void Add(string path, string value)
    {
        if (!value.StartsWith(LocalSocket, StringComparison.Ordinal))
        {
            _targets.Add((path, value));
        }
    }

    /// <summary>Reports each value that another stack's file contains as well, and each placeholder, which is not compared.</summary>
    /// <param name="folder">The project's folder.</param>
    /// <param name="stack">The stack that is read.</param>
    /// <param name="faults">Where shared values are reported.</param>
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

    /// <summary>
    /// The scalar of one line. Pulumi writes its files one scalar a line, so that the program needs no parser of its own.
    /// </summary>
    private static string ValueOf(string line)
    {
        var text = line.Trim();
        var comment = text.IndexOf(" #", StringComparison.Ordinal);
        text = comment < 0 ? text : text[..comment].TrimEnd();
        var start = text.LastIndexOf(": ", StringComparison.Ordinal);
        text = start < 0 ? text.TrimStart('-', ' ') : text[(start + 2)..];
        return text.Trim('"', '\'');
    }

    /// <summary>An identifier of zeros, alone or after a prefix such as <c>projects/</c>.</summary>
    private static bool IsPlaceholder(string value) =>
        value[(value.LastIndexOf('/') + 1)..] is { Length: > 0 } id && id.All(character => character is '0' or '-');
}
