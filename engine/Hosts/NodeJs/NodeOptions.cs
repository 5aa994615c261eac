using System.Globalization;
using Engine.Diagnostics;
using Engine.Projects;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Engine.Hosts.NodeJs;

/// <summary>
/// The <c>runtime.options</c> of a Node.js program, validated as Pulumi's language host does. As there, an unknown option is ignored; an
/// option of another language's host is rejected, because it cannot have the intended effect.
/// Source: https://www.pulumi.com/docs/iac/concepts/projects/project-file/.
/// </summary>
internal sealed record NodeOptions
{
    private static readonly string[] PackageManagers = ["auto", "npm", "yarn", "pnpm", "bun"];

    private static readonly (string Name, string Language)[] Foreign =
    [
        ("binary", ".NET and Go"),
        ("buildTarget", "Go"),
        ("compiler", "YAML"),
        ("toolchain", "Python"),
        ("typechecker", "Python"),
        ("use-executor", "Java"),
        ("virtualenv", "Python"),
    ];

    /// <summary>Whether TypeScript is compiled as it is loaded; Pulumi's default.</summary>
    public bool TypeScript { get; private init; }

    /// <summary>The compiler's configuration, from the program's folder; empty for <c>tsconfig.json</c>, if there is one.</summary>
    public string TsConfig { get; private init; } = "";

    /// <summary>The arguments for <c>node</c> itself.</summary>
    public IReadOnlyList<string> Arguments { get; private init; } = [];

    /// <exception cref="FaultException">ENG332, ENG333: an option has another type, or belongs to another language.</exception>
    public static NodeOptions Read(ProjectFile project)
    {
        var faults = new List<Fault>();
        var reader = new Reader(project.RuntimeOptions, faults);
        var options = new NodeOptions
        {
            TypeScript = reader.Boolean("typescript", byDefault: true),
            TsConfig = reader.Text("tsconfig"),
            Arguments = reader.Words("nodeargs"),
        };
        reader.Boolean("production", byDefault: false);
        if (reader.Text("packagemanager") is { Length: > 0 } manager && !PackageManagers.Contains(manager))
        {
            reader.Refuse("packagemanager", $"is '{manager}'; it takes auto, npm, yarn, pnpm or bun");
        }

        faults.AddRange(
            Foreign
                .Where(option => project.RuntimeOptions.ContainsKey(option.Name))
                .Select(option => EngineDiagnostics.ForeignRuntimeOption(option.Name, option.Language, "nodejs"))
        );
        return faults.Count == 0 ? options : throw new FaultException(faults);
    }

    private sealed class Reader(IReadOnlyDictionary<string, YamlNode> options, List<Fault> faults)
    {
        public bool Boolean(string name, bool byDefault)
        {
            var node = options.GetValueOrDefault(name);
            if (node is not null && !IsBoolean(node))
            {
                Refuse(name, $"is {Describe(node)}; it takes true or false, without quotes");
            }

            return node is null ? byDefault : string.Equals(node.ToString(), "true", StringComparison.OrdinalIgnoreCase);
        }

        public string Text(string name)
        {
            var node = options.GetValueOrDefault(name);
            if (node is not null && !IsText(node))
            {
                Refuse(name, $"is {Describe(node)}; it takes a string");
            }

            return node is YamlScalarNode { Value: { } text } ? text : "";
        }

        public IReadOnlyList<string> Words(string name)
        {
            try
            {
                return ShellWords.Split(Text(name));
            }
            catch (FormatException exception)
            {
                Refuse(name, $"cannot be split into arguments: {exception.Message}");
                return [];
            }
        }

        public void Refuse(string name, string problem) => faults.Add(EngineDiagnostics.InvalidRuntimeOption(name, problem));

        private static string Describe(YamlNode node) =>
            node is YamlScalarNode { Style: not ScalarStyle.Plain } ? $"the string '{node}'" : SettingType.Describe(node);

        private static bool IsBoolean(YamlNode node) =>
            node is YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "True" or "TRUE" or "false" or "False" or "FALSE" };

        private static bool IsText(YamlNode node) =>
            node is YamlScalarNode scalar
            && (
                scalar.Style != ScalarStyle.Plain
                || !(
                    IsBoolean(scalar)
                    || scalar.Value is null or "" or "~" or "null" or "Null" or "NULL"
                    || double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
                )
            );
    }
}
