using System.Globalization;
using System.Reflection;

namespace Standins.Tests.PublicApi;

/// <summary>The public API of an assembly, one type or member per line, in the form of the official listings.</summary>
internal static class ApiListing
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Assembly assembly) => assembly.GetTypes().Where(IsShown).SelectMany(Of);

    public static IEnumerable<string> Of(Type type)
    {
        var owner = TypeName.Of(type);
        return
        [
            $"type {owner} {Kind(type)}{Base(type)}{Marks(type)}",
            .. type.GetConstructors(Declared).Where(IsShown).Select(constructor => $"{owner}..ctor({Parameters(constructor)})"),
            .. type.GetMethods(Declared)
                .Where(method => IsShown(method) && !IsAccessor(method))
                .Select(method => $"{owner}.{Method(method)}"),
            .. type.GetProperties(Declared).Where(IsShown).Select(property => $"{owner}.{Property(property)}"),
            .. type.GetFields(Declared).Where(field => IsShown(field) && !field.IsSpecialName).Select(field => $"{owner}.{Field(field)}"),
        ];
    }

    private static string Method(MethodInfo method)
    {
        var generic = method.IsGenericMethodDefinition ? $"<{string.Join(',', method.GetGenericArguments().Select(TypeName.Of))}>" : "";
        return $"{method.Name}{generic}({Parameters(method)}) : {TypeName.Of(method.ReturnType)}{Static(method.IsStatic)}";
    }

    private static string Property(PropertyInfo property)
    {
        var index = property.GetIndexParameters() is { Length: > 0 } parameters
            ? $"[{string.Join(", ", parameters.Select(parameter => TypeName.Of(parameter.ParameterType)))}]"
            : "";
        var get = IsShown(property.GetMethod) ? " get;" : "";
        var set = IsShown(property.SetMethod) ? " set;" : "";
        var isStatic = (property.GetMethod ?? property.SetMethod)!.IsStatic;
        return $"{property.Name}{index} {{{get}{set} }} : {TypeName.Of(property.PropertyType)}{Static(isStatic)}{Marks(property)}";
    }

    private static string Field(FieldInfo field) => $"{field.Name} : {TypeName.Of(field.FieldType)}{Static(field.IsStatic)}{Marks(field)}";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var kind = parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "";
        var direction = parameter.IsOut ? "out " : "";
        var value = parameter.HasDefaultValue ? $" = {Text(parameter.RawDefaultValue)}" : "";
        return $"{kind}{direction}{TypeName.Of(parameter.ParameterType)} {parameter.Name}{value}";
    }

    private static string Kind(Type type) =>
        type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => "struct",
            _ when type.IsSubclassOf(typeof(Delegate)) => "delegate",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };

    private static string Base(Type type) =>
        type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum)
            ? $" : {TypeName.Of(parent)}"
            : "";

    /// <summary>Returns the attributes that the SDK reads at run time, with their arguments.</summary>
    private static string Marks(MemberInfo member) =>
        string.Concat(
            member
                .CustomAttributes.Where(mark => mark.AttributeType.Namespace?.StartsWith("Pulumi", StringComparison.Ordinal) == true)
                .Select(mark => $" [{mark.AttributeType.Name.Replace("Attribute", "", StringComparison.Ordinal)}({Arguments(mark)})]")
                .Order(StringComparer.Ordinal)
        );

    private static string Arguments(CustomAttributeData mark) =>
        string.Join(
            ", ",
            mark.ConstructorArguments.Select(argument => argument.Value is string text ? $"\"{text}\"" : Text(argument.Value))
        );

    private static string? Text(object? value) => value is null ? "null" : Convert.ToString(value, CultureInfo.InvariantCulture);

    private static string Static(bool isStatic) => isStatic ? " static" : "";

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool IsShown(Type type) =>
        type.IsPublic || ((type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsShown(type.DeclaringType!));

    private static bool IsShown(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    private static bool IsShown(PropertyInfo property) => IsShown(property.GetMethod) || IsShown(property.SetMethod);

    private static bool IsShown(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;
}
