using Pulumi;
using Pulumi.Gcp.PubSub;
using Pulumi.Gcp.Sql;
using Pulumi.Gcp.Sql.Inputs;
using Pulumi.Random;

namespace Scenarios;

/// <summary>The programs, by the stack's name.</summary>
internal static class Programs
{
    public static Func<IDictionary<string, object?>> Of(string stack) =>
        stack switch
        {
            "nothing" => () => new Dictionary<string, object?>(),
            "tree" => OptionsTree.Declare,
            "outputs" => Outputs,
            "secrets" => Secrets,
            "read" => Read,
            "duplicate" => () => Declare(new Topic("same"), new Topic("same")),
            "failing-apply" => () => Declare(Broken()),
            "failing-input" => () => Declare(new Topic("orders", new() { KmsKeyName = Broken() })),
            "missing-input" => () => Declare(new RandomPassword("password", new())),
            "parameterized" => () => Declare(new CustomResource("pkg:index:Thing", "thing", null, null, Packages.Parameterized)),
            "extended" => () => Declare(new ProviderResource("pkg", "provider", ResourceArgs.Empty, null, Packages.Extended)),
            "packaged" => () => Declare(new CustomResource("pkg:index:Thing", "thing", null, null, Packages.Plain)),
            "missing-setting" => () => Declare(new Config().Require("absent")),
            "logged-error" => LoggedError,
            _ => throw new ArgumentOutOfRangeException(nameof(stack), stack, "no such scenario"),
        };

    private static Dictionary<string, object?> Declare(params object[] _) => [];

    private static Output<string> Broken() =>
        Output.Create("").Apply(string (_) => throw new InvalidOperationException("broken on purpose"));

    private static Dictionary<string, object?> LoggedError()
    {
        Log.Error("logged on purpose");
        return [];
    }

    private static Dictionary<string, object?> Secrets()
    {
        var password = new RandomPassword("password", new() { Length = 8 });
        _ = new User(
            "user",
            new()
            {
                Instance = "i",
                Password = "in the clear",
                Host = Output.Unsecret(Output.CreateSecret("shown")),
            }
        );
        _ = new DatabaseInstance(
            "replica",
            new()
            {
                DatabaseVersion = "POSTGRES_17",
                Settings = new DatabaseInstanceSettingsArgs { Tier = "db-f1-micro" },
                ReplicaConfiguration = new DatabaseInstanceReplicaConfigurationArgs { Username = "u", Password = "in the clear" },
            }
        );
        return new() { ["password"] = password.Result };
    }

    private static Dictionary<string, object?> Read()
    {
        var provider = new ProviderResource("gcp", "elsewhere", ResourceArgs.Empty, null);
        var known = new Topic(
            "known",
            new() { Name = "canary-of-a-read", KmsKeyName = "shown" },
            new()
            {
                Id = "projects/p/topics/known",
                AdditionalSecretOutputs = { "name" },
                Provider = provider,
                Protect = true,
            }
        );
        _ = new Topic("child", new() { KmsKeyName = known.Name }, new() { Parent = known });
        return new() { ["name"] = known.Name, ["key"] = known.KmsKeyName };
    }

    private static Dictionary<string, object?> Outputs()
    {
        var topic = new Topic("topic", new() { Name = "known" });
        return new()
        {
            ["known"] = topic.Name,
            ["unknown"] = topic.Id,
            ["secret"] = Output.CreateSecret("hidden"),
            ["nested"] = new Dictionary<string, object?> { ["list"] = new[] { 1, 2 }, ["none"] = null },
        };
    }
}
