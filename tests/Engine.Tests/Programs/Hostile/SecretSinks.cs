using Pulumi;

namespace Hostile;

/// <summary>Writes secrets in every form to every place that a program can write to.</summary>
internal static class SecretSinks
{
    /// <summary>The sinks, by name: each writes a string, and may add to the stack's outputs.</summary>
    public static IReadOnlyDictionary<string, Action<string, Dictionary<string, object?>>> All { get; } =
        new Dictionary<string, Action<string, Dictionary<string, object?>>>
        {
            ["a warning"] = (text, _) => Log.Warn(text),
            ["an info"] = (text, _) => Log.Info($"info {text}"),
            ["a debug message"] = (text, _) => Log.Debug(text),
            ["stdout"] = (text, _) => Console.WriteLine(text),
            ["stderr"] = (text, _) => Console.Error.WriteLine(text),
            ["pieces of stdout"] = (text, _) => text.ToList().ForEach(Console.Write),
            ["an input"] = (text, _) => new Thing(Next("input"), new() { Text = text }),
            ["a list"] = (text, _) =>
                new Thing(
                    Next("list"),
                    new()
                    {
                        List = new InputList<string> { "a", text },
                    }
                ),
            ["a map"] = (text, _) => new Sink(Next("map"), new() { Map = new InputMap<object> { ["a"] = new[] { text } } }),
            ["a key"] = (text, _) => new Sink(Next("key"), new() { Map = new InputMap<object> { [text] = "a" } }),
            ["an asset"] = (text, _) => new Sink(Next("asset"), new() { File = new StringAsset(text) }),
            ["a remote asset"] = (text, _) => new Sink(Next("uri"), new() { File = new RemoteAsset($"https://host/{text}") }),
            ["an archive"] = (text, _) => new Sink(Next("archive"), new() { File = new AssetArchive(Named(text)) }),
            ["a name"] = (text, _) => new Thing(Next(text)),
            ["a component's name"] = (text, _) => new Thing(Next("child"), null, new() { Parent = new Box(Next(text)) }),
            ["a dependency"] = (text, _) => new Thing(Next("after"), null, new() { DependsOn = new Thing(Next(text)) }),
            ["a property's dependency"] = (text, _) => new Thing(Next("reader"), new() { Text = new Thing(Next(text)).Answer }),
            ["deletedWith"] = (text, _) => new Thing(Next("with"), null, new() { DeletedWith = new Thing(Next(text)) }),
            ["a provider"] = (text, _) => new Thing(Next("of"), null, new() { Provider = new OwnProvider(Next(text)) }),
            ["an alias"] = (text, _) => new Thing(Next("named"), null, new() { Aliases = { new Alias { Name = text } } }),
            ["an alias's URN"] = (text, _) =>
                new Thing(Next("alias"), null, new() { Aliases = { new Alias { Urn = $"urn:pulumi:s::p::a:b:C::{text}" } } }),
            ["an import"] = (text, _) => new Thing(Next("import"), null, new() { ImportId = text }),
            ["an id"] = (text, _) => new Thing(Next("read"), null, new() { Id = text }),
            ["ignored changes"] = (text, _) => new Thing(Next("ignore"), null, new() { IgnoreChanges = { text } }),
            ["replacing changes"] = (text, _) => new Thing(Next("replace"), null, new() { ReplaceOnChanges = { text } }),
            ["a replacement trigger"] = (text, _) => new Thing(Next("trigger"), null, new() { ReplacementTrigger = text }),
            ["secret outputs"] = (text, _) => new Thing(Next("secret"), null, new() { AdditionalSecretOutputs = { text } }),
            ["a component's output"] = (text, _) => new Box(Next("outputs")).Close(new() { ["answer"] = text, [text] = "a" }),
            ["a stack output"] = (text, outputs) => outputs[Next("output")] = text,
            ["a stack output's name"] = (text, outputs) => outputs[Next(text)] = "a",
            ["a type"] = (text, _) =>
            {
                if (!text.Contains(':', StringComparison.Ordinal))
                {
                    new Typed($"test:index:{text}", Next("typed"));
                }
            },
        };

    /// <summary>The maximum length of names in the archive format.</summary>
    private const int MaximumFileName = 60;

    private static int _count;

    public static Dictionary<string, object?> Fill()
    {
        var outputs = new Dictionary<string, object?>
        {
            ["simple"] = Output.CreateSecret(SecretForms.Simple),
            ["awkward"] = Output.CreateSecret(SecretForms.Awkward),
            ["nested"] = Output.CreateSecret(new Dictionary<string, object> { ["pem"] = new[] { SecretForms.Pem } }),
            ["number"] = Output.CreateSecret(SecretForms.Number),
            ["plain"] = SecretForms.Number,
        };
        var texts = new[] { SecretForms.Simple, SecretForms.Awkward }
            .SelectMany(secret => SecretForms.All.Values.Select(form => form(secret)))
            .Concat([SecretForms.FirstLine, SecretForms.LastLine, $"id {SecretForms.Number}."]);
        foreach (var text in texts)
        {
            foreach (var write in All.Values)
            {
                write(text, outputs);
            }
        }

        return outputs;
    }

    private static Dictionary<string, AssetOrArchive> Named(string text) =>
        text.Length > MaximumFileName ? [] : new() { [text] = new StringAsset("a") };

    /// <summary>Returns a unique name, because two resources that differ only in a secret are rejected.</summary>
    private static string Next(string name) => $"{name}.{++_count}.";
}

internal sealed class Sink(string name, SinkArgs args) : CustomResource("test:index:Sink", name, args, null);

internal sealed class SinkArgs : ResourceArgs
{
    [Input("map")]
    public InputMap<object>? Map { get; set; }

    [Input("file")]
    public Input<AssetOrArchive>? File { get; set; }
}

internal sealed class OwnProvider(string name) : ProviderResource("test", name, ResourceArgs.Empty, null);

internal sealed class Typed(string type, string name) : CustomResource(type, name, ResourceArgs.Empty, null);
