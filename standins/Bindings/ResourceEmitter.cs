using Providers.Schema;

namespace Bindings;

/// <summary>Writes a resource class: its outputs and its constructor.</summary>
internal sealed class ResourceEmitter(PackageSchema schema, CSharpNames names, string attribute)
{
    public void Resource(CodeWriter code, string token)
    {
        var (space, name) = names.Resource(token);
        var resource = schema.Resource(token)!;
        code.Line($"[{attribute}(\"{token}\")]");
        code.Block(
            $"public partial class {name} : global::Pulumi.CustomResource",
            () =>
            {
                foreach (var (wireName, property) in resource.Outputs)
                {
                    code.Line($"[global::Pulumi.Output(\"{wireName}\")]");
                    var member = names.Property($"{space}.{name}", wireName);
                    code.Line($"public Output<{names.OutputType(property)}> {member} {{ get; private set; }} = null!;");
                    code.Line();
                }

                Constructor(code, token, name, resource);
                code.Line();
                DefaultOptions(code, resource);
            }
        );
    }

    private static void Constructor(CodeWriter code, string token, string name, ResourceSchema resource)
    {
        var args = resource.Inputs.Values.Any(input => input.IsRequired) ? $"{name}Args args" : $"{name}Args? args = null";
        code.Line($"public {name}(string name, {args}, CustomResourceOptions? options = null)");
        code.Line($"    : base(\"{token}\", name, args ?? new {name}Args(), CustomResourceOptions.Merge(DefaultOptions(), options))");
        code.Line("{");
        code.Line("}");
    }

    private void DefaultOptions(CodeWriter code, ResourceSchema resource) =>
        code.Block(
            "private static CustomResourceOptions DefaultOptions() => new()",
            () =>
            {
                code.Line($"Version = \"{schema.Version}\",");
                List(code, "AdditionalSecretOutputs", resource.SecretOutputs, "");
                List(code, "ReplaceOnChanges", resource.ReplaceOnChanges, "");
                List(code, "Aliases", resource.Aliases, "new Alias { Type = ");
            },
            "};"
        );

    private static void List(CodeWriter code, string option, IReadOnlyList<string> values, string before)
    {
        if (values.Count > 0)
        {
            var after = before.Length > 0 ? " }" : "";
            code.Line($"{option} = {{ {string.Join(", ", values.Select(value => $"{before}\"{value}\"{after}"))} }},");
        }
    }
}
