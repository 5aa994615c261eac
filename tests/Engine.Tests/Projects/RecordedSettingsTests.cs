using System.Text.Json;
using Engine.Diagnostics;
using Engine.Projects;

namespace Engine.Tests.Projects;

/// <summary>
/// The values of settings as Pulumi 3.259.0 passes them to a program or rejects them. For each, Recorded/settings.json contains what
/// follows <c>shop:key: </c> in a stack's file.
/// </summary>
public sealed class RecordedSettingsTests : IDisposable
{
    /// <summary>
    /// The differences of this engine: if two keys become equal, a deployment drops one at random, and here they are rejected; line breaks
    /// at the start of a block scalar are lost; and two harmless spellings are rejected.
    /// </summary>
    private static readonly string[] Different =
    [
        "{1: a, 01: b}",
        "{.nan: a}",
        "{&x a: 1, *x : 2}",
        "|+\n",
        "|\n\n    a",
        "\"\\ud83d\\ude00\"",
        "{: a}",
    ];

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string?, bool> Recorded()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests/Engine.Tests/Recorded/settings.json")));
        var rows = new TheoryData<string, string?, bool>();
        foreach (var row in file.RootElement.EnumerateArray())
        {
            var yaml = row.GetProperty("yaml").GetString()!;
            if (!Different.Contains(yaml))
            {
                rows.Add(yaml, row.TryGetProperty("text", out var text) ? text.GetString() : null, row.TryGetProperty("secret", out _));
            }
        }

        return rows;
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Recorded))]
    public void Load_accepts_and_rejects_the_same_values_as_a_deployment(string yaml, string? text, bool isSecret)
    {
        _folder.Write("Pulumi.yaml", "name: shop\nruntime: nodejs\n");
        _folder.Write("Pulumi.dev.yaml", $"config:\n  shop:key: {yaml}\n");
        if (text is null && !isSecret)
        {
            Assert.Equal(ExitCode.Usage, Assert.Throws<FaultException>(Load).ExitCode);
            return;
        }

        var settings = Load();
        Assert.Equal(isSecret, settings.SecretKeys.Contains("shop:key"));
        if (!isSecret)
        {
            Assert.Equal(text, settings.Config["shop:key"]);
        }
    }

    private DeploymentSettings Load() => StackSettings.Load(ProjectFile.Load(_folder.Path), "dev");
}
