using Providers.Schema;

namespace Bindings;

/// <summary>Writes the classes of arguments and of structured outputs.</summary>
internal sealed class TypeEmitter(CSharpNames names)
{
    public void Args(CodeWriter code, string space, string name, IReadOnlyDictionary<string, PropertySchema> properties) =>
        code.Block(
            $"public sealed class {name} : global::Pulumi.ResourceArgs",
            () =>
            {
                foreach (var (wireName, property) in properties)
                {
                    Input(code, $"{space}.{name}", wireName, property);
                    code.Line();
                }

                code.Line($"public static new {name} Empty => new();");
            }
        );

    public void Output(CodeWriter code, string space, string name, IReadOnlyDictionary<string, PropertySchema> properties)
    {
        code.Line("[OutputType]");
        code.Block(
            $"public sealed class {name}",
            () =>
            {
                var fields = properties
                    .Select(property =>
                        (Wire: property.Key, Type: names.OutputType(property.Value), Field: names.Property($"{space}.{name}", property.Key))
                    )
                    .ToList();
                foreach (var (_, type, field) in fields)
                {
                    code.Line($"public readonly {type} {field};");
                }

                code.Line();
                code.Line("[OutputConstructor]");
                code.Block(
                    $"private {name}({string.Join(", ", fields.Select(field => $"{field.Type} @{field.Wire}"))})",
                    () =>
                    {
                        foreach (var (wire, _, field) in fields)
                        {
                            code.Line($"this.{field} = @{wire};");
                        }
                    }
                );
            }
        );
    }

    private void Input(CodeWriter code, string owner, string wireName, PropertySchema property)
    {
        var type = names.InputType(property);
        var name = names.Property(owner, wireName);
        var attribute = $"[global::Pulumi.Input(\"{wireName}\"{(property.IsRequired ? ", required: true" : "")})]";
        if (property.Type.Kind is SchemaKind.List or SchemaKind.Map)
        {
            // A backing field, so that reading an unset list returns one that can be added to, without sending an empty list.
            code.Line(attribute);
            code.Line($"private {type}? _{wireName};");
            code.Line($"public {type} {name} {{ get => _{wireName} ??= new(); set => _{wireName} = {Collection(property)}; }}");
        }
        else if (property.IsSecret)
        {
            code.Line(attribute);
            code.Line($"private {type}? _{wireName};");
            code.Line($"public {type}? {name} {{ get => _{wireName}; set => _{wireName} = {Secret(type)}; }}");
        }
        else
        {
            code.Line(attribute);
            code.Line($"public {type}{(property.IsRequired ? "" : "?")} {name} {{ get; set; }}{(property.IsRequired ? " = null!;" : "")}");
        }
    }

    /// <summary>
    /// Returns the code of a secret setter. As in the official SDK, an assigned null becomes a secret null, which is sent.
    /// </summary>
    private static string Secret(string type) =>
        $"global::Pulumi.Output.Tuple<{type}?, int>(value, global::Pulumi.Output.CreateSecret(0)).Apply(both => both.Item1)";

    /// <summary>
    /// Returns the code of a list or map setter. As in the official SDK, assigning null to a secret list or map fails the resource.
    /// </summary>
    private string Collection(PropertySchema property)
    {
        if (!property.IsSecret)
        {
            return "value";
        }

        var element = names.InputElement(property);
        var empty =
            property.Type.Kind == SchemaKind.List
                ? $"ImmutableArray.Create<{element}>()"
                : $"ImmutableDictionary.Create<string, {element}>()";
        return $"global::Pulumi.Output.All(value, global::Pulumi.Output.CreateSecret({empty})).Apply(both => both[0])";
    }
}
