using Infra.Tests.Rollout;

namespace Infra.Tests.Docker.Router;

/// <summary>
/// The properties of one hash and a rising threshold. <see cref="RouterTests"/> proves that the router decides the same way.
/// </summary>
public sealed class StickinessTests
{
    private const int Users = 10_000;

    /// <summary>The seeds appear in failures, so that they can be reproduced.</summary>
    public static TheoryData<int> Seeds => [1, 42, 20_261_121];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Raising_the_weight_moves_no_user_back(int seed)
    {
        var users = RandomUsers(seed);
        var weights = RolloutTrial.Planned(0).Plan.Weights;
        foreach (var segment in SegmentsAndEverybody())
        {
            foreach (var (lower, higher) in weights.Zip(weights.Skip(1)))
            {
                Assert.DoesNotContain(
                    users,
                    user => RouterModel.IsOnTrial(user, segment(lower)) && !RouterModel.IsOnTrial(user, segment(higher))
                );
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Shares_match_the_plan(int seed)
    {
        var users = RandomUsers(seed);
        foreach (var weight in RolloutTrial.Planned(0).Plan.Weights)
        {
            var share = 100.0 * users.Count(user => RouterModel.IsOnTrial(user, weight)) / Users;
            // Four standard deviations of a share of 10,000: once in 15,000 runs with new seeds.
            var tolerance = 4 * Math.Sqrt(weight * (100 - weight) / (double)Users);
            Assert.InRange(share, weight - tolerance, weight + tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Sequential_user_IDs_are_distributed_as_evenly_as_random_ones(int seed)
    {
        var users = Enumerable.Range(seed, Users).Select(number => $"{number}");
        Assert.InRange(users.Count(user => RouterModel.IsOnTrial(user, 25)), 2300, 2700);
    }

    /// <summary>Values of other implementations prove that the hash is implemented correctly.</summary>
    [Theory]
    [InlineData("", 0x02CC5D05u)]
    [InlineData("a", 0x550D7456u)]
    [InlineData("abc", 0x32D153FFu)]
    [InlineData("Nobody inspects the spammish repetition", 0xE2293B2Fu)]
    public void Hash_is_XXH32(string text, uint hash) => Assert.Equal(hash, RouterModel.Hash(System.Text.Encoding.ASCII.GetBytes(text)));

    private static IEnumerable<Func<int, int>> SegmentsAndEverybody() =>
        RolloutTrial.Planned(0).Segments.Select(segment => (Func<int, int>)segment.ShareAt).Append(weight => weight);

    private static List<string> RandomUsers(int seed)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable
                .Range(0, Users)
                .Select(_ => new string([.. random.GetItems<char>("abcdefghijklmnopqrstuvwxyz0123456789-@.", random.Next(1, 40))])),
        ];
    }
}
