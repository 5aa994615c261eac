namespace Standins.Tests.PublicApi;

/// <summary>The name that all overloads of a member share: a line of a listing without parameters, type arguments and type.</summary>
internal static class MemberName
{
    private const string TypeLine = "type ";
    private const string InterfaceKind = " interface";

    /// <summary>The official lines that are missing although a line of the same member name, or their interface, is there.</summary>
    public static IEnumerable<string> MissingOverloads(IReadOnlySet<string> own, IEnumerable<string> official)
    {
        var names = own.Where(IsMember).Select(Of).ToHashSet(StringComparer.Ordinal);
        // Who implements an interface here must have implemented all of it there.
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

    /// <summary>The dot before the member's own name: none of those inside type arguments.</summary>
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
