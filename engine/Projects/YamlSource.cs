using Engine.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Engine.Projects;

/// <summary>A YAML file as its nodes, each with its place; faults name file, line and column.</summary>
internal sealed class YamlSource
{
    private readonly string _name;

    private YamlSource(string name, YamlMappingNode root) => (_name, Root) = (name, root);

    public YamlMappingNode Root { get; }

    /// <exception cref="FaultException">ENG101: the file is empty, broken, or no mapping.</exception>
    public static YamlSource Load(string file)
    {
        var name = Path.GetFileName(file);
        try
        {
            using var reader = File.OpenText(file);
            var yaml = new YamlStream();
            yaml.Load(reader);
            return yaml.Documents switch
            {
                [] => throw Broken(name, 1, 1, "it is empty", "give it at least one key; docs/settings.md shows a whole file."),
                [{ RootNode: YamlMappingNode root }] => new YamlSource(name, root),
                [{ RootNode: YamlScalarNode { Value: null or "" } node }] => throw Broken(
                    name,
                    node.Start.Line,
                    node.Start.Column,
                    "it is empty",
                    "give it at least one key."
                ),
                [{ RootNode: var node }, ..] => throw Broken(
                    name,
                    node.Start.Line,
                    node.Start.Column,
                    "it is not a mapping of keys to values",
                    "begin with a key, as in 'name: infra'."
                ),
            };
        }
        catch (YamlException exception)
        {
            throw Broken(name, exception.Start.Line, exception.Start.Column, exception.Message, "");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(ExitCode.Usage, new Fault("ENG100", $"{name} cannot be read: {exception.Message}"));
        }
    }

    /// <summary>The value of a key; null where the key is missing or empty.</summary>
    public static YamlNode? Find(YamlMappingNode mapping, string key) =>
        mapping.Children.TryGetValue(new YamlScalarNode(key), out var node)
        && node is not YamlScalarNode { Value: null or "" or "~" or "null" }
            ? node
            : null;

    public static string Text(YamlNode node) => ((YamlScalarNode)node).Value ?? "";

    /// <summary>A fault at a node of this file.</summary>
    public Fault At(YamlNode node, string code, string message, string fix = "") =>
        new(code, $"{_name}:{node.Start.Line}:{node.Start.Column}: {message}", fix);

    private static FaultException Broken(string name, long line, long column, string what, string fix) =>
        new(
            ExitCode.Usage,
            new Fault(
                "ENG101",
                $"{name}:{Math.Max(1, line)}:{Math.Max(1, column)}: this is no YAML file of a project: {what}.".Replace(
                    "..",
                    ".",
                    StringComparison.Ordinal
                ),
                fix
            )
        );
}
