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
            "whisper" => Whisper(),
            "canary" => Done(Canary()),
            "escape" => Done(Escape()),
            "not-a-number" => Done(NotANumber()),
            "surprise" => Done(Surprise()),
            "reference" => Done(Reference()),
            _ => throw new ArgumentException($"there is no case '{name}'"),
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

    private static Dictionary<string, object?> Peek() =>
        new()
        {
            ["credential"] = Environment.GetEnvironmentVariable("HOSTILE_TEST_CREDENTIAL") ?? "not visible",
            ["names"] = string.Join(' ', Environment.GetEnvironmentVariables().Keys.Cast<string>().Order(StringComparer.Ordinal)),
        };

    private static async Task<IDictionary<string, object?>> Whisper()
    {
        Log.Info("early: hunter22");
        Console.WriteLine("printed: hunter22");
        _ = new Thing("one", new() { Text = Output.CreateSecret("hunter22") });
        await Task.Delay(200);
        Log.Warn("late: hunter22");
        return new Dictionary<string, object?>();
    }

    /// <summary>A secret wherever a program can put one.</summary>
    private static Dictionary<string, object?> Canary()
    {
        var secret = Output.CreateSecret("hunter22");
        var box = new Box("box");
        var thing = new Thing(
            "one",
            new()
            {
                Text = secret,
                List = new InputList<string> { "a", secret },
            },
            new() { Parent = box }
        );
        box.Close(new() { ["answer"] = secret });
        Log.Warn("seen: hunter22", thing);
        Console.Error.WriteLine("printed: hunter22");
        return new()
        {
            ["text"] = secret,
            ["part"] = Output.Format($"postgres://user:{secret}@host"),
            ["nested"] = new Dictionary<string, object?> { ["list"] = new object[] { secret } },
            ["answer"] = thing.Answer,
        };
    }

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

    private static Dictionary<string, object?> NotANumber()
    {
        _ = new Thing("one", new() { Number = double.NaN });
        return [];
    }
}
