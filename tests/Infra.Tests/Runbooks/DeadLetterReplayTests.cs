using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Infra.Tests.Plans;
using Infra.Tests.Programs;

namespace Infra.Tests.Runbooks;

/// <summary>docs/runbooks/dead-letter-replay.md, run with a fake gcloud that records its calls.</summary>
[Collection(StackPlans.Collection)]
public sealed partial class DeadLetterReplayTests(StackPlans plans) : IDisposable
{
    private const int MaximumMessages = 20;

    private static readonly string Page = File.ReadAllText(Repository.File("docs", "runbooks", "dead-letter-replay.md"));
    private static readonly TimeSpan ExitTimeout = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replay-");

    private static string Function => Replay().Match(Page).Value;

    public void Dispose() => _folder.Delete(recursive: true);

    [RequiresProgramFact("bash jq")]
    public async Task Dry_replay_prints_each_destination_and_only_pulls()
    {
        var (output, calls) = await RunAsync("replay", Letter("1", "anima-worker-sub", "a"), Letter("2", "nexus-worker-sub", "b"));

        Assert.Equal(["1: would go to agent-anima-tasks", "2: would go to agent-nexus-tasks"], output);
        Assert.Equal(
            [$"pubsub subscriptions pull agent-tasks-dlq-sub --project some-project --limit {MaximumMessages} --format json"],
            calls
        );
    }

    [RequiresProgramFact("bash jq")]
    public async Task Replay_takes_time_publishes_with_own_attributes_and_acknowledges_after_that()
    {
        var (output, calls) = await RunAsync(
            "REPLAY=yes replay",
            Letter("1", "anima-worker-sub", "{\"text\":\"l'été, $HOME\"}", ("kind", "a, b"), ("user", "7")),
            Letter("2", "neo-worker-sub", "plain")
        );

        Assert.Equal(["1: went to agent-anima-tasks", "2: went to agent-neo-tasks"], output);
        Assert.Equal(
            [
                $"pubsub subscriptions pull agent-tasks-dlq-sub --project some-project --limit {MaximumMessages} --format json",
                "pubsub subscriptions modify-message-ack-deadline agent-tasks-dlq-sub --project some-project --ack-deadline 600"
                    + " --ack-ids ack-1,ack-2",
                "pubsub topics publish agent-anima-tasks --project some-project --message {\"text\":\"l'été, $HOME\"}"
                    + " --attribute ^~^kind=a, b~user=7",
                "pubsub subscriptions ack agent-tasks-dlq-sub --project some-project --ack-ids ack-1",
                "pubsub topics publish agent-neo-tasks --project some-project --message plain",
                "pubsub subscriptions ack agent-tasks-dlq-sub --project some-project --ack-ids ack-2",
            ],
            calls
        );
    }

    [RequiresProgramFact("bash jq")]
    public async Task Message_of_unknown_source_is_not_acknowledged()
    {
        var (output, calls) = await RunAsync("REPLAY=yes replay", Letter("1", "other-sub", "a"));

        Assert.Equal(["1: source 'other-sub' is not known, left alone"], output);
        Assert.DoesNotContain(
            calls,
            call => call.Contains(" publish ", StringComparison.Ordinal) || call.Contains(" ack ", StringComparison.Ordinal)
        );
    }

    [RequiresProgramFact("bash jq")]
    public async Task Message_that_cannot_be_published_is_not_acknowledged()
    {
        var (_, calls) = await RunAsync("REPLAY=yes replay", Letter("1", "neo-worker-sub", "refused"));

        Assert.DoesNotContain(calls, call => call.StartsWith("pubsub subscriptions ack", StringComparison.Ordinal));
    }

    [RequiresProgramFact("bash jq")]
    public async Task Empty_replay_prints_a_message() => Assert.Equal(["no dead letters"], (await RunAsync("REPLAY=yes replay")).Output);

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Page_knows_the_topic_of_every_subscription(string stack)
    {
        var topics = plans[stack]
            .OfType(GcpTypes.Subscription)
            .ToDictionary(subscription => subscription.Name, subscription => $"{subscription.At("topic")}".Split('/')[^1]);
        var dead = Assert.Single(topics, topic => topic.Value == "agent-tasks-dlq");

        Assert.Contains($"pull {dead.Key} ", Page, StringComparison.Ordinal);
        foreach (var (subscription, topic) in topics.Where(topic => topic.Key != dead.Key))
        {
            Assert.Contains($"| `{subscription}` | `{topic}` |", Page, StringComparison.Ordinal);
            Assert.Matches($@"{subscription}\) +topic={topic} ;;", Function);
        }
    }

    private static object Letter(string id, string source, string data, params (string Key, string Value)[] attributes) =>
        new
        {
            ackId = $"ack-{id}",
            message = new
            {
                messageId = id,
                data = Convert.ToBase64String(Encoding.UTF8.GetBytes(data)),
                attributes = attributes
                    .Append(("CloudPubSubDeadLetterSourceDeliveryCount", "5"))
                    .Append(("CloudPubSubDeadLetterSourceSubscription", source))
                    .ToDictionary(attribute => attribute.Item1, attribute => attribute.Item2),
            },
        };

    private async Task<(string[] Output, string[] Calls)> RunAsync(string command, params object[] letters)
    {
        var calls = Path.Combine(_folder.FullName, "calls");
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "letters"), JsonSerializer.Serialize(letters));
        var gcloud = $$"""
            gcloud() {
              printf '%s\n' "$*" >> '{{calls}}'
              case "$*" in
                *" pull "*) cat '{{_folder.FullName}}/letters' ;;
                *"--message refused"*) return 1 ;;
              esac
            }
            """.ReplaceLineEndings("\n");

        var start = new ProcessStartInfo("bash", ["-c", $"{gcloud}\nPROJECT=some-project\n{Function}\n{command}"])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(ExitTimeout);
        var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (Lines(output), Lines(await File.ReadAllTextAsync(calls)));
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"^replay\(\) \{$.+?^\}$", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Replay();
}
