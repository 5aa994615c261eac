using System.Runtime.CompilerServices;

namespace Infra.Tests.Recording;

/// <summary>Compares text with a file next to the test, and updates the file on request.</summary>
internal static class InventoryFile
{
    private const string UpdateVariable = "UPDATE_INVENTORIES";
    private const int MaximumLines = 40;

    /// <param name="name">The file's path relative to the test's folder.</param>
    /// <param name="actual">The actual text.</param>
    /// <param name="test">The test's file; its name is the filter of the command that a failure prints.</param>
    public static void Matches(string name, string actual, [CallerFilePath] string test = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(test)!, name);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            Update(path, actual);
        }

        var expected = File.Exists(path) ? File.ReadAllText(path) : "";
        Assert.True(expected == actual, $"{name} says otherwise:\n{Difference(expected, actual)}\nIf it is meant: {Command(test)}");
    }

    /// <exception cref="InvalidOperationException">The test runs on a build server, where expected files must not change.</exception>
    internal static void Update(string path, string text)
    {
        if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 })
        {
            throw new InvalidOperationException(
                $"{UpdateVariable} is refused where CI is set: update inventories by hand and commit them."
            );
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Returns the lines that are only in one of the two, up to a readable number.</summary>
    internal static string Difference(string expected, string actual)
    {
        var (before, after) = (expected.Split('\n'), actual.Split('\n'));
        var lines = before.Except(after).Select(line => $"- {line}").Concat(after.Except(before).Select(line => $"+ {line}")).ToList();
        var shown = lines.Count == 0 ? "(the same lines in another order or number)" : string.Join('\n', lines.Take(MaximumLines));
        return lines.Count > MaximumLines ? $"{shown}\n… and {lines.Count - MaximumLines} more" : shown;
    }

    private static string Command(string test) => $"{UpdateVariable}=1 dotnet test tests/Infra.Tests --filter {Filter(test)}";

    private static string Filter(string test) => Path.GetFileName(test).Replace("Tests.cs", "", StringComparison.Ordinal);
}
