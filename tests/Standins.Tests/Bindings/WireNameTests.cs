using System.Reflection;
using System.Text.Json;
using Pulumi;

namespace Standins.Tests.Bindings;

/// <summary>The classes of a package compared with its facts: each property with its wire name, and no others.</summary>
public sealed class WireNameTests
{
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    public static TheoryData<string> Packages => [.. SchemaFile.Packages];

    [StandInTheory]
    [MemberData(nameof(Packages))]
    public void Outputs_of_every_resource_have_their_wire_names(string package) =>
        Assert.All(
            ResourcesOf(package),
            found =>
                Assert.Equal(
                    Names(found.Facts.GetProperty("outputs")),
                    found
                        .Class.GetProperties(Members)
                        .Select(property => property.GetCustomAttribute<OutputAttribute>()?.Name)
                        .Order(StringComparer.Ordinal)
                )
        );

    [StandInTheory]
    [MemberData(nameof(Packages))]
    public void Inputs_of_every_resource_have_their_wire_names_and_requirements(string package) =>
        Assert.All(
            ResourcesOf(package),
            found =>
                Assert.Equal(
                    SchemaFile.Named(found.Facts.GetProperty("inputs")),
                    Inputs(found.Class.Assembly.GetType($"{found.Class.FullName}Args", throwOnError: true)!)
                )
        );

    [StandInTheory]
    [MemberData(nameof(Packages))]
    public void Nested_inputs_have_their_wire_names_and_requirements(string package)
    {
        var schema = new SchemaFile(package);

        Assert.All(
            schema.InputTypes,
            facts => Assert.Equal(SchemaFile.Named(facts.Value), Inputs(Nested(schema, facts.Name, side: "Inputs", suffix: "Args")))
        );
    }

    [StandInTheory]
    [MemberData(nameof(Packages))]
    public void Nested_outputs_are_constructed_by_their_wire_names(string package)
    {
        var schema = new SchemaFile(package);

        Assert.All(
            schema.OutputTypes,
            facts =>
            {
                var type = Nested(schema, facts.Name, side: "Outputs", suffix: "");
                var constructor = Assert.Single(
                    type.GetConstructors(Members),
                    constructor => constructor.IsDefined(typeof(OutputConstructorAttribute))
                );
                Assert.True(type.IsDefined(typeof(OutputTypeAttribute)), type.FullName);
                Assert.Equal(
                    Names(facts.Value),
                    constructor.GetParameters().Select(parameter => parameter.Name).Order(StringComparer.Ordinal)
                );
            }
        );
    }

    [StandInTheory]
    [MemberData(nameof(Packages))]
    public void Members_of_every_enumeration_have_their_strings(string package)
    {
        var schema = new SchemaFile(package);

        Assert.All(
            schema.Enums,
            facts =>
            {
                var type = Nested(schema, facts.Name, side: null, suffix: "");
                Assert.Equal(
                    facts.Value.EnumerateObject().Select(member => $"{member.Name}={member.Value}"),
                    type.GetProperties(BindingFlags.Public | BindingFlags.Static).Select(member => $"{member.Name}={member.GetValue(null)}")
                );
            }
        );
    }

    private static IEnumerable<(Type Class, JsonElement Facts)> ResourcesOf(string package)
    {
        var schema = new SchemaFile(package);
        var classes = Assembly
            .Load(schema.Assembly)
            .GetTypes()
            .Select(type => (type, token: type.GetCustomAttribute<ResourceTypeAttribute>()?.Type))
            .Where(found => found.token is not null)
            .ToDictionary(found => found.token!, found => found.type);
        Assert.Equal(schema.Resources.Select(resource => resource.Name).Order(), classes.Keys.Order());
        return schema.Resources.Select(resource => (classes[resource.Name], resource.Value));
    }

    /// <summary>Returns the only class for a reference, <c>module/Name</c>; modules differ from namespaces only in case.</summary>
    private static Type Nested(SchemaFile schema, string reference, string? side, string suffix)
    {
        var path = reference.Split('/');
        string?[] parts = [schema.Assembly, .. path[..^1], side, path[^1] + suffix];
        var name = string.Join('.', parts.Where(part => part is not null));
        return Assert.Single(
            Assembly.Load(schema.Assembly).GetTypes(),
            type => string.Equals(type.FullName, name, StringComparison.OrdinalIgnoreCase)
        );
    }

    private static IEnumerable<string> Inputs(Type type) =>
        type.GetMembers(Members)
            .Select(member => member.CustomAttributes.SingleOrDefault(mark => mark.AttributeType == typeof(InputAttribute)))
            .OfType<CustomAttributeData>()
            .Select(mark => SchemaFile.Marked((string)mark.ConstructorArguments[0].Value!, (bool)mark.ConstructorArguments[1].Value!))
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Names(JsonElement properties) =>
        properties.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal);
}
