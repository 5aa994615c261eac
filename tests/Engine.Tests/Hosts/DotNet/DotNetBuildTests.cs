using System.Text;

namespace Engine.Tests.Hosts.DotNet;

public sealed class DotNetBuildTests(BuiltProgram program) : IClassFixture<BuiltProgram>
{
    [Fact]
    public async Task Build_compiles_what_a_link_leads_to_and_what_kept_its_time()
    {
        var kept = program.At("shared/Names.cs");
        var time = File.GetLastWriteTimeUtc(kept);
        File.WriteAllText(kept, "class OfTheSameTime;");
        File.SetLastWriteTimeUtc(kept, time);
        File.WriteAllText(program.At("elsewhere/Linked.cs"), "class BehindTheLink;");

        var assembly = File.ReadAllText(await program.BuildAsync(), Encoding.Latin1);

        Assert.Contains("OfTheSameTime", assembly, StringComparison.Ordinal);
        Assert.Contains("BehindTheLink", assembly, StringComparison.Ordinal);
    }
}
