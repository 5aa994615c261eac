using Engine.Diagnostics;
using Engine.Files;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Engine.Projects;

/// <summary>The nodes of a YAML file with their places; faults name file, line and column.</summary>
internal sealed class YamlSource
{
    private readonly string _name;

    private YamlSource(string name, YamlMappingNode root) => (_name, Root) = (name, root);

    public YamlMappingNode Root { get; }

    /// <exception cref="FaultException">
    /// ENG100: the file cannot be read. ENG101: it is empty, not valid YAML or not a mapping. ENG114 to ENG117: it is not a regular file,
    /// not text, or too large. ENG345: it leads to a file that is not visible.
    /// </exception>
    public static YamlSource Load(string file, VisibleFiles? visible = null) => Load(file, visible, mayBeEmpty: false);

    /// <summary>Reads a file that may be empty.</summary>
    /// <inheritdoc cref="Load(string, VisibleFiles?)"/>
    public static YamlSource LoadOrEmpty(string file, VisibleFiles? visible = null) => Load(file, visible, mayBeEmpty: true);

    private static YamlSource Load(string file, VisibleFiles? visible, bool mayBeEmpty)
    {
        var name = Path.GetFileName(file);
        try
        {
            var text = InputFile.ReadText(file, InputFile.MaximumYaml, visible);
            YamlLimits.CheckCharacters(text);
            YamlLimits.Check(new StringReader(text));
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            var root = RootMapping(yaml, mayBeEmpty);
            YamlMerge.Apply(root);
            return new YamlSource(name, root);
        }
        catch (YamlException exception)
        {
            throw new FaultException(EngineDiagnostics.InvalidYaml(Place(name, ErrorMark(exception)), exception.Message.TrimEnd('.')));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(EngineDiagnostics.FileNotReadable(name, exception.Message));
        }
    }

    /// <summary>Returns the value of a key; null if the key is missing or empty.</summary>
    public static YamlNode? Find(YamlMappingNode mapping, string key) =>
        mapping.Children.TryGetValue(new YamlScalarNode(key), out var node) && !IsEmpty(node) ? node : null;

    public static string Text(YamlNode node) => ((YamlScalarNode)node).Value ?? "";

    /// <summary>Creates a usage fault at a node of this file.</summary>
    public Fault At(YamlNode node, string code, string message, string fix = "") => Fault.Usage(code, $"{PlaceOf(node)}: {message}", fix);

    /// <summary>Returns a node's place, <c>file:line:column</c>.</summary>
    public string PlaceOf(YamlNode node) => Place(_name, node.Start);

    /// <summary>Returns the place of a value that cannot be represented.</summary>
    public string PlaceOf(YamlException exception) => Place(_name, exception.Start);

    private static bool IsEmpty(YamlNode node) => node is YamlScalarNode { Value: null or "" or "~" or "null" };

    /// <summary>Returns the file's only document: a mapping in which every key, at any depth, is a scalar.</summary>
    private static YamlMappingNode RootMapping(YamlStream yaml, bool mayBeEmpty)
    {
        if (yaml.Documents is [_, var second, ..])
        {
            throw Broken(second.RootNode, "it contains more than one document");
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
        return wrong is null ? mapping : throw Broken(wrong, "a key must be a string, and this one is a list or a mapping");
    }

    /// <summary>
    /// Returns the place of the error: "While reading this, found that" starts at this and ends at that, except for an unclosed quote.
    /// </summary>
    private static Mark ErrorMark(YamlException exception) =>
        exception.Message.StartsWith("While", StringComparison.Ordinal) && !exception.Message.Contains("quoted", StringComparison.Ordinal)
            ? exception.End
            : exception.Start;

    private static YamlException Broken(YamlNode at, string what) => new(at.Start, at.Start, what);

    private static string Place(string name, Mark mark) => $"{name}:{Math.Max(1, mark.Line)}:{Math.Max(1, mark.Column)}";
}
