using Engine.Diagnostics;
using Engine.Files;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Engine.Projects;

/// <summary>A YAML file as its nodes, each with its place; faults name file, line and column.</summary>
internal sealed class YamlSource
{
    private readonly string _name;

    private YamlSource(string name, YamlMappingNode root) => (_name, Root) = (name, root);

    public YamlMappingNode Root { get; }

    /// <exception cref="FaultException">
    /// ENG100: the file cannot be read. ENG101: it is empty, broken, or no mapping. ENG114 to ENG117: it is not text of bounded size.
    /// </exception>
    public static YamlSource Load(string file) => Load(file, mayBeEmpty: false);

    /// <summary>Reads a file that may hold nothing.</summary>
    /// <inheritdoc cref="Load(string)"/>
    public static YamlSource LoadOrEmpty(string file) => Load(file, mayBeEmpty: true);

    private static YamlSource Load(string file, bool mayBeEmpty)
    {
        var name = Path.GetFileName(file);
        try
        {
            var text = InputFile.ReadText(file, InputFile.MaximumYaml);
            YamlLimits.CheckCharacters(text);
            YamlLimits.Check(new StringReader(text));
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            var root = Whole(yaml, mayBeEmpty);
            YamlMerge.Apply(root);
            return new YamlSource(name, root);
        }
        catch (YamlException exception)
        {
            throw new FaultException(
                ExitCode.Usage,
                new Fault("ENG101", $"{Place(name, Slip(exception))}: the file is broken: {exception.Message.TrimEnd('.')}.")
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(ExitCode.Usage, new Fault("ENG100", $"{name} cannot be read: {exception.Message}"));
        }
    }

    /// <summary>The value of a key; null where the key is missing or empty.</summary>
    public static YamlNode? Find(YamlMappingNode mapping, string key) =>
        mapping.Children.TryGetValue(new YamlScalarNode(key), out var node) && !IsEmpty(node) ? node : null;

    public static string Text(YamlNode node) => ((YamlScalarNode)node).Value ?? "";

    /// <summary>A fault at a node of this file.</summary>
    public Fault At(YamlNode node, string code, string message, string fix = "") => new(code, $"{PlaceOf(node)}: {message}", fix);

    /// <summary>A fault where a value was found not to be one.</summary>
    public Fault At(YamlException exception, string code, string message, string fix = "") =>
        new(code, $"{Place(_name, exception.Start)}: {message}", fix);

    /// <summary>A node's place, <c>file:line:column</c>.</summary>
    public string PlaceOf(YamlNode node) => Place(_name, node.Start);

    private static bool IsEmpty(YamlNode node) => node is YamlScalarNode { Value: null or "" or "~" or "null" };

    /// <summary>The one mapping a file is, with texts for keys all the way down.</summary>
    private static YamlMappingNode Whole(YamlStream yaml, bool mayBeEmpty)
    {
        if (yaml.Documents is [_, var second, ..])
        {
            throw Broken(second.RootNode, "it holds more than one document");
        }

        var root = yaml.Documents.Count == 0 ? new YamlScalarNode("") : yaml.Documents[0].RootNode;
        if (mayBeEmpty && IsEmpty(root))
        {
            return [];
        }

        if (root is not YamlMappingNode mapping)
        {
            throw Broken(root, root is YamlScalarNode { Value: null or "" } ? "it is empty" : "it is not a mapping of keys to values");
        }

        var wrong = mapping
            .AllNodes.OfType<YamlMappingNode>()
            .SelectMany(node => node.Children.Keys)
            .FirstOrDefault(key => key is not YamlScalarNode);
        return wrong is null ? mapping : throw Broken(wrong, "a key is a text, and this one is a list or a mapping");
    }

    /// <summary>"While reading this, found that" starts at this and ends at that, the slip, but for a quote that is never closed.</summary>
    private static Mark Slip(YamlException exception) =>
        exception.Message.StartsWith("While", StringComparison.Ordinal) && !exception.Message.Contains("quoted", StringComparison.Ordinal)
            ? exception.End
            : exception.Start;

    private static YamlException Broken(YamlNode at, string what) => new(at.Start, at.Start, what);

    private static string Place(string name, Mark mark) => $"{name}:{Math.Max(1, mark.Line)}:{Math.Max(1, mark.Column)}";
}
