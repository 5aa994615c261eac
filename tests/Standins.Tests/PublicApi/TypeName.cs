namespace Standins.Tests.PublicApi;

/// <summary>The names of types in the official listings: with their namespace, and only their own type arguments.</summary>
internal static class TypeName
{
    public static string Of(Type type) =>
        type switch
        {
            { IsByRef: true } => $"ref {Of(type.GetElementType()!)}",
            { IsArray: true } => $"{Of(type.GetElementType()!)}[]",
            { IsGenericParameter: true } => type.Name,
            _ when Nullable.GetUnderlyingType(type) is { } value => $"{Of(value)}?",
            { IsNested: true } => $"{Of(type.DeclaringType!)}.{WithArguments(type)}",
            _ => $"{type.Namespace}.{WithArguments(type)}",
        };

    private static string WithArguments(Type type)
    {
        if (type.Name.Split('`') is not [var name, var count])
        {
            return type.Name;
        }

        var own = type.GetGenericArguments().TakeLast(int.Parse(count, null));
        return $"{name}<{string.Join(',', own.Select(Of))}>";
    }
}
