using System.Text.Json;
using Engine.Diagnostics;
using Engine.Runs;
using Engine.Tests.Recorded;

namespace Engine.Tests.Corpus;

/// <summary>The agreement of this engine's plans with previews of Pulumi's own engine, for programs of the official Node.js SDK.</summary>
public sealed class CorpusTests(CorpusProgram program) : IClassFixture<CorpusProgram>
{
    public static TheoryData<string> Cases =>
        [
            .. Directory.Exists(CorpusProgram.Recorded)
                ? Directory.EnumerateFiles(CorpusProgram.Recorded, "*.json").Select(CaseOf).Where(IsCase)
                : [],
        ];

    [CorpusTheory]
    [MemberData(nameof(Cases))]
    public async Task PlansWhatWasRecorded(string name)
    {
        using var recorded = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(CorpusProgram.Recorded, $"{name}.json")));
        if (recorded.RootElement.TryGetProperty("diagnostics", out _) is false)
        {
            Agreement.Check(RecordedPreview.Read(recorded.RootElement), await program.PlanAsync(name, Passes.Planned));
        }
        else
        {
            var refusal = await Assert.ThrowsAsync<FaultException>(() => program.PlanAsync(name, Passes.Planned));
            Assert.Equal(ExitCode.ProgramFailed, refusal.ExitCode);
        }
    }

    private static string CaseOf(string file) => Path.GetFileNameWithoutExtension(file);

    private static bool IsCase(string name) => name != "package";
}
