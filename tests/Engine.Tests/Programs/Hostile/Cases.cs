using System.Diagnostics;
using Pulumi;

namespace Hostile;

internal static class Cases
{
    public static Task<IDictionary<string, object?>> RunAsync(string name) =>
        name switch
        {
            "plain" => Done(Plain()),
            "many" => Done(Many()),
            "throw-between" => ThrowBetween(),
            "leave" => Leave(),
            "busy" => Busy(),
            "idle" => Idle(),
            "cycle" => Done(Cycle()),
            "twice" => Done(Twice()),
            "shout" => Done(Shout()),
            "chatter" => Done(Chatter()),
            "child" => Done(Child()),
            "peek" => Done(Peek()),
            "second-client" => SecondClient(),
            "whisper" => SecretCases.Whisper(),
            "canary" => Done(SecretCases.Canary()),
            "sinks" => Done(SecretSinks.Fill()),
            "late" => Done(SecretCases.Late()),
            "cut" => Done(SecretCases.Cut()),
            "twins" => Done(SecretCases.Twins()),
            "settings" => Done(SecretCases.Settings()),
            "escape" => Done(Escape()),
            "not-a-number" => Done(NotANumber()),
            "surprise" => Done(Surprise()),
            "reference" => Done(Reference()),
            "two-surprises" => Done(TwoSurprises()),
            "random" => Done(Random()),
            "converted" => Done(Converted()),
            "converted-inside" => Done(ConvertedInside()),
            _ => throw new ArgumentException($"the case '{name}' does not exist"),
        };

    private static Task<IDictionary<string, object?>> Done(Dictionary<string, object?> outputs) =>
        Task.FromResult<IDictionary<string, object?>>(outputs);

    private static Dictionary<string, object?> Plain()
    {
        var box = new Box("box");
        var first = new Thing("first", new() { Text = "é ı İ ß 😀", Number = 0.1 }, new() { Parent = box, Protect = true });
        var second = new Thing(
            "second",
            new()
            {
                Text = first.Answer,
                List = new InputList<string> { "b", "a" },
            },
            new() { Parent = box }
        );
        box.Close(new() { ["answer"] = second.Answer });
        Log.Warn("a warning");
        return new()
        {
            ["secret"] = Output.CreateSecret("hunter22"),
            ["time"] = first.Id,
            ["ratio"] = 1.0 / 3,
        };
    }

    private static Dictionary<string, object?> Many()
    {
        var things = Enumerable.Range(0, 2_000).Select(i => new Thing($"thing-{i:0000}", new() { Number = i })).ToList();
        return new() { ["last"] = things[^1].GetResourceName() };
    }

    private static async Task<IDictionary<string, object?>> ThrowBetween()
    {
        _ = new Thing("one");
        await Task.Delay(200);
        throw new RunException("between two registrations");
    }

    private static async Task<IDictionary<string, object?>> Leave()
    {
        var registered = new TaskCompletionSource();
        _ = new Thing("one").Urn.Apply(_ => registered.TrySetResult());
        await registered.Task;
        Environment.Exit(0);
        return new Dictionary<string, object?>();
    }

    private static Task<IDictionary<string, object?>> Busy()
    {
        while (true)
        {
            Thread.SpinWait(1_000);
        }
    }

    private static async Task<IDictionary<string, object?>> Idle()
    {
        _ = new Thing("one");
        await Task.Delay(Timeout.Infinite);
        return new Dictionary<string, object?>();
    }

    private static Dictionary<string, object?> Cycle()
    {
        var later = new TaskCompletionSource<Thing>();
        var first = new Thing("first", new() { Text = Output.Create(later.Task).Apply(second => second.Urn) });
        later.SetResult(new Thing("second", new() { Text = first.Urn }));
        return [];
    }

    private static Dictionary<string, object?> Twice()
    {
        _ = new Thing("same");
        _ = new Thing("same");
        return [];
    }

    private static Dictionary<string, object?> Shout()
    {
        var line = new string('x', 1023) + "\n";
        for (var i = 0; i < 100 * 1024; i++)
        {
            Console.Out.Write(line);
        }

        return [];
    }

    private static Dictionary<string, object?> Chatter()
    {
        var text = new string('x', 100_000);
        for (var i = 0; i < 50; i++)
        {
            Log.Info($"{i} {text}");
        }

        return [];
    }

    private static Dictionary<string, object?> Child()
    {
        Process.Start("sleep", "300.25");
        Process.Start("setsid", ["sleep", "300.25"]);
        return new() { ["children"] = "started" };
    }

    /// <summary>A child that talks to the engine: it prints how many bytes come back.</summary>
    private static async Task<IDictionary<string, object?>> SecondClient()
    {
        const string connect =
            "exec 3<>/dev/tcp/${PULUMI_MONITOR/://}; printf 'PRI * HTTP/2.0\\r\\n\\r\\nSM\\r\\n\\r\\n' >&3; head -c 1 <&3 | wc -c";
        var registered = new TaskCompletionSource();
        _ = new Thing("one").Urn.Apply(_ => registered.TrySetResult());
        await registered.Task;
        using var child = Process.Start(
            new ProcessStartInfo("bash", ["-c", connect]) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        return new Dictionary<string, object?> { ["answer"] = (await child.StandardOutput.ReadToEndAsync()).Trim() };
    }

    private static Dictionary<string, object?> Peek() =>
        new()
        {
            ["credential"] = Environment.GetEnvironmentVariable("HOSTILE_TEST_CREDENTIAL") ?? "not visible",
            ["names"] = string.Join(' ', Environment.GetEnvironmentVariables().Keys.Cast<string>().Order(StringComparer.Ordinal)),
        };

    private static Dictionary<string, object?> Escape()
    {
        Console.WriteLine("::set-output name=x::y\n\u001b[31mred");
        _ = new Thing("\u001b[2Jname\n::error::x");
        return new() { ["::warning::key"] = "\u001b]0;title\u0007value", ["##[group]"] = "##vso[task.complete]" };
    }

    /// <summary>Fails on a value that only a deployment, or a stand-in for it, brings.</summary>
    private static Dictionary<string, object?> Surprise() => new() { ["answer"] = new Password("password").Result.Apply(Refused) };

    private static string Refused(string value) => throw new RunException("no value was expected");

    private static Dictionary<string, object?> Reference()
    {
        var other = new StackReference("organization/other/dev");
        return new() { ["plain"] = other.GetOutput("plain"), ["hidden"] = other.GetOutput("hidden") };
    }

    /// <summary>Two of three placeholders are of no use to the program.</summary>
    private static Dictionary<string, object?> TwoSurprises()
    {
        var passwords = new[] { "first", "second", "third" }.Select(name => new Password(name)).ToList();
        return new()
        {
            ["first"] = passwords[0].BcryptHash.Apply(Refused),
            ["second"] = passwords[1].Id,
            ["third"] = passwords[2].BcryptHash.Apply(Refused),
            ["length"] = passwords[0].Id.Apply(id => id.Length),
        };
    }

    /// <summary>What differs at every run, in each place that a plan has.</summary>
    private static Dictionary<string, object?> Random()
    {
        var box = new Box("box");
        var named = new Thing($"named-{Guid.NewGuid()}", new() { Text = "same" });
        _ = new Thing(
            "inputs",
            new()
            {
                Text = Guid.NewGuid().ToString(),
                Number = System.Random.Shared.NextDouble(),
                List = new InputList<string> { "same", Path.GetTempPath() },
            },
            new() { Parent = named, Protect = System.Random.Shared.Next() % 2 == 0 }
        );
        _ = new Thing("secret", new() { Text = Output.CreateSecret(Guid.NewGuid().ToString()) });
        _ = new Thing("same", new() { Text = named.Answer }, new() { DependsOn = named });
        box.Close(new() { ["when"] = Stopwatch.GetTimestamp().ToString(System.Globalization.CultureInfo.InvariantCulture) });
        return new() { ["run"] = Guid.NewGuid().ToString(), ["same"] = "same" };
    }

    private static Dictionary<string, object?> Converted()
    {
        var thing = new Thing("one");
        const string text = "Calling [toString] on an [Output<T>] is not supported.";
        _ = new Thing(
            text,
            new()
            {
                Text = $"https://{text}",
                List = new InputList<string> { thing.Answer },
            }
        );
        return new() { ["address"] = text.ToUpperInvariant() };
    }

    private static Dictionary<string, object?> ConvertedInside()
    {
        const string text = "Calling __str__ on an Output[T] is not supported.";
        new Password("password").Result.Apply(_ => new Thing("inside", new() { Text = text }));
        return [];
    }

    private static Dictionary<string, object?> NotANumber()
    {
        _ = new Thing("one", new() { Number = double.NaN });
        return [];
    }
}
