using Pulumi;
using Pulumi.Gcp.PubSub;

namespace Scenarios;

/// <summary>Nested components with every option that a stand-in sends.</summary>
internal static class OptionsTree
{
    public static Dictionary<string, object?> Declare()
    {
        var provider = new ProviderResource("gcp", "elsewhere", ResourceArgs.Empty, null);
        var outer = new Node("outer", new() { Protect = true, Providers = { provider } });
        var inner = new Node("inner", new() { Parent = outer, Aliases = { new Alias { Name = "old-inner" } } });
        var first = new Topic("first", new() { Name = "first" }, new() { Parent = inner });
        var second = new Topic(
            "second",
            new() { Name = first.Name.Apply(name => $"{name}-copy"), KmsKeyName = first.Id },
            new()
            {
                Parent = inner,
                Protect = false,
                DependsOn = { first },
                IgnoreChanges = { "labels" },
                ReplaceOnChanges = { "name" },
                AdditionalSecretOutputs = { "project" },
                HideDiffs = { "tags" },
                RetainOnDelete = true,
                DeleteBeforeReplace = true,
                DeletedWith = outer,
                CustomTimeouts = new() { Create = TimeSpan.FromMinutes(2) },
                Aliases =
                {
                    new Alias { Name = "old-second" },
                    new Alias { Type = "gcp:old:Topic", NoParent = true },
                },
                ImportId = "projects/p/topics/second",
            }
        );
        _ = new Topic("third", null, new() { DependsOn = { outer }, ReplaceWith = { second } });
        return [];
    }

    private sealed class Node(string name, ComponentResourceOptions options) : ComponentResource("scenarios:index:Node", name, options);
}
