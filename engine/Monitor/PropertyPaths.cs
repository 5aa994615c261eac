namespace Engine.Monitor;

/// <summary>Validates property paths in Pulumi's syntax: <c>a.b[0]["c d"][*]</c>.</summary>
internal static class PropertyPaths
{
    public static bool IsValid(ReadOnlySpan<char> path)
    {
        for (var open = path.IndexOf('['); open >= 0; open = path.IndexOf('['))
        {
            path = path[(open + 1)..];
            var close = path.StartsWith("\"") ? ClosingQuote(path) + 1 : path.IndexOf(']');
            if (close <= 0 || close >= path.Length || path[close] != ']' || !IsKey(path[..close]))
            {
                return false;
            }

            path = path[(close + 1)..];
        }

        return true;
    }

    private static bool IsKey(ReadOnlySpan<char> key) => key is "*" || key[0] == '"' || !key.ContainsAnyExceptInRange('0', '9');

    /// <returns>The index after the quoted key; −1 if it is not closed.</returns>
    private static int ClosingQuote(ReadOnlySpan<char> path)
    {
        for (var i = 1; i < path.Length; i++)
        {
            if (path[i] == '\\')
            {
                i++;
            }
            else if (path[i] == '"')
            {
                return i;
            }
        }

        return -1;
    }
}
