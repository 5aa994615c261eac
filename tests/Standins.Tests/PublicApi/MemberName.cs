namespace Standins.Tests.PublicApi;

/// <summary>The name shared by all overloads of a member: a line of a listing without parameters, type arguments and type.</summary>
internal static class MemberName
{
    private const string TypeLine = "type ";
    private const string InterfaceKind = " interface";

    /// <summary>
    /// Returns the official lines that are missing although their interface, or another line of the same member name, is present.
    /// </summary>
    public static IEnumerable<string> MissingOverloads(IReadOnlySet<string> own, IEnumerable<string> official)
    {
        var names = own.Where(IsMember).Select(Of).ToHashSet(StringComparer.Ordinal);
        // An implementation of an interface here must implement all its members there.
        var interfaces = own.Where(line => line.StartsWith(TypeLine, StringComparison.Ordinal))
            .Where(line => line.EndsWith(InterfaceKind, StringComparison.Ordinal))
            .Select(line => line[TypeLine.Length..^InterfaceKind.Length])
            .ToHashSet(StringComparer.Ordinal);
        return official.Where(line => IsMember(line) && !own.Contains(line) && IsNeeded(Of(line)));

        bool IsNeeded(string name) => names.Contains(name) || interfaces.Contains(name[..Math.Max(0, LastDot(name))]);
    }

    public static string Of(string line)
    {
        var name = line[..line.IndexOfAny(['(', ' ', '['])];
        var own = LastDot(name) + 1;
        var arguments = name.IndexOf('<', own);
        return arguments < 0 ? name : name[..arguments];
    }

    private static bool IsMember(string line) => !line.StartsWith(TypeLine, StringComparison.Ordinal);

    /// <summary>Returns the index of the dot before the member's own name, outside type arguments.</summary>
    private static int LastDot(string name)
    {
        var depth = 0;
        for (var i = name.Length - 1; i >= 0; i--)
        {
            depth += name[i] switch
            {
                '>' => 1,
                '<' => -1,
                _ => 0,
            };
            if (depth == 0 && name[i] == '.')
            {
                return i;
            }
        }

        return -1;
    }
}
