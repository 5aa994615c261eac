using Pulumi;

namespace Hostile;

/// <summary>The cases that print or register a secret.</summary>
internal static class SecretCases
{
    public static async Task<IDictionary<string, object?>> Whisper()
    {
        Log.Info("early: hunter22");
        Console.WriteLine("printed: hunter22");
        _ = new Thing("one", new() { Text = Output.CreateSecret("hunter22") });
        await Task.Delay(200);
        Log.Warn("late: hunter22");
        return new Dictionary<string, object?>();
    }

    /// <summary>A secret wherever a program can put one.</summary>
    public static Dictionary<string, object?> Canary()
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

    /// <summary>Only the pass that knows the password knows that the other text is a secret too.</summary>
    public static Dictionary<string, object?> Late()
    {
        Console.WriteLine($"printed: {SecretForms.Simple}");
        return new()
        {
            ["late"] = new Password("password").Result.Apply(_ => Output.CreateSecret(SecretForms.Simple)),
            ["plain"] = SecretForms.Simple,
        };
    }

    /// <summary>A secret at each place where output is cut.</summary>
    public static Dictionary<string, object?> Cut()
    {
        const int kept = 32 * 1024;
        var half = SecretForms.Simple.Length / 2;
        Console.Write(new string('-', kept - half) + SecretForms.Simple);
        Console.Write(new string('-', 100_000));
        Console.Write(SecretForms.Simple + new string('-', kept - half));
        return new() { ["secret"] = Output.CreateSecret(SecretForms.Simple) };
    }

    public static Dictionary<string, object?> Settings()
    {
        Console.WriteLine($"{Environment.GetEnvironmentVariable("PULUMI_CONFIG")} hunter22");
        return [];
    }

    public static Dictionary<string, object?> Twins()
    {
        _ = new Thing("hunter22");
        _ = new Thing("swordfish");
        return new() { ["secrets"] = new[] { Output.CreateSecret("hunter22"), Output.CreateSecret("swordfish") } };
    }
}
