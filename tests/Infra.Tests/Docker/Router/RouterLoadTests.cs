using System.Diagnostics;
using Infra.Tests.Programs;
using Xunit.Abstractions;

namespace Infra.Tests.Docker.Router;

/// <summary>A complete roll-out and a rollback on the real router, with clients whose connections stay open.</summary>
public sealed class RouterLoadTests(ITestOutputHelper output)
{
    private const int Seed = 20_261_121;

    private static readonly int[] Weights = [0, 10, 25, 50, 75, 100, 0];
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan LongestSwitch = TimeSpan.FromSeconds(1);

    [RequiresProgramFact(RunningRouter.Programs)]
    public async Task Rollout_and_rollback_fail_no_request_and_move_no_user_back()
    {
        await using var router = await RunningRouter.StartAsync();
        await using var load = new RouterLoad(router, Seed);
        await Loopback.UntilAsync(() => Task.FromResult(router.Stable.Requests > 100), "the clients ask");
        var switches = new List<Switch>();
        foreach (var weight in Weights)
        {
            switches.Add(await SwitchAsync(router, weight));
            await Task.Delay(Step);
        }

        var result = await load.EndAsync();

        Assert.DoesNotContain(result.Requests, request => request.Answer.StartsWith("failed", StringComparison.Ordinal));
        Assert.Equal(result.Clients, result.Connections);
        AssertNobodyMovesBack(result.Requests, switches[^1]);
        for (var index = 0; index < switches.Count; index++)
        {
            AssertSwitchIsFast(result.Requests, switches[index]);
            AssertEverybodyIsWhereTheModelSays(result.Requests, switches[index], index + 1 < switches.Count ? switches[index + 1] : null);
        }

        output.WriteLine($"{result.Requests.Count} requests over {result.Connections} connections, none failed");
    }

    private static async Task<Switch> SwitchAsync(RunningRouter router, int weight)
    {
        var begun = Stopwatch.GetTimestamp();
        (await (weight == 0 ? router.SharesAsync("stop") : router.SharesAsync("set", $"default={weight}"))).Succeeded();
        return new Switch(weight, begun, Stopwatch.GetTimestamp());
    }

    /// <summary>Asserts how soon after a switch no request of the moved users reaches the previous service.</summary>
    private void AssertSwitchIsFast(IReadOnlyList<Request> requests, Switch made)
    {
        var late = requests.Where(request => request.Begun > made.Begun && request.Begun < made.Ended && !IsRight(request, made.Weight));
        var time = late.Select(request => Stopwatch.GetElapsedTime(made.Begun, request.Begun)).DefaultIfEmpty().Max();
        output.WriteLine($"to {made.Weight} %: the last request of before began after {time.TotalMilliseconds:F0} ms");
        Assert.InRange(time, TimeSpan.Zero, LongestSwitch);
    }

    private static bool IsRight(Request request, int weight) =>
        request.Answer == (RouterModel.IsOnTrial($"user-{request.User}", weight) ? "v2" : "v1");

    private static void AssertNobodyMovesBack(IReadOnlyList<Request> requests, Switch rollback)
    {
        var moved = new Dictionary<string, long>();
        foreach (var request in requests.Where(request => request.Begun < rollback.Begun).OrderBy(request => request.Ended))
        {
            if (request.Answer == "v2")
            {
                moved.TryAdd(request.User, request.Ended);
            }
        }

        Assert.NotEmpty(moved);
        Assert.DoesNotContain(
            requests,
            request =>
                request.Ended < rollback.Begun
                && request.Answer == "v1"
                && moved.TryGetValue(request.User, out var since)
                && request.Begun > since
        );
    }

    /// <summary>Asserts the service of each user between the end of a switch and the beginning of the next.</summary>
    private void AssertEverybodyIsWhereTheModelSays(IReadOnlyList<Request> requests, Switch made, Switch? next)
    {
        var settled = requests.Where(request => request.Begun > made.Ended && (next is null || request.Ended < next.Begun)).ToList();
        var share = 100.0 * settled.Count(request => request.Answer == "v2") / settled.Count;
        output.WriteLine($"at {made.Weight} %: {settled.Count} requests, {share:F1} % of them to v2");

        Assert.True(settled.Count >= 50, $"only {settled.Count} requests at {made.Weight} %");
        Assert.DoesNotContain(settled, request => !IsRight(request, made.Weight));
    }

    private sealed record Switch(int Weight, long Begun, long Ended);
}
