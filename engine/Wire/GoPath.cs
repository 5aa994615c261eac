namespace Engine.Wire;

/// <summary>Paths as Go's standard library forms them: names of archive members are hashed, so they have to match byte for byte.</summary>
internal static class GoPath
{
    /// <summary>Returns the shortest equivalent path, without resolving links: <c>a//./b/../c/</c> becomes <c>a/c</c>.</summary>
    public static string Clean(string path)
    {
        var isRooted = path.StartsWith('/');
        var kept = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part is "" or ".")
            {
                continue;
            }

            if (part != "..")
            {
                kept.Add(part);
            }
            else if (kept.Count > 0 && kept[^1] != "..")
            {
                kept.RemoveAt(kept.Count - 1);
            }
            else if (!isRooted)
            {
                kept.Add(part);
            }
        }

        var cleaned = string.Join('/', kept);
        return isRooted ? $"/{cleaned}"
            : cleaned.Length == 0 ? "."
            : cleaned;
    }

    /// <summary>Returns the cleaned path of something below a folder.</summary>
    public static string Join(string folder, string name) => Clean(folder.Length == 0 ? name : $"{folder}/{name}");

    /// <summary>Returns a path as Go takes it from a working directory: an absolute one stays as it is, with its trailing slash.</summary>
    public static string From(string directory, string path) => Path.IsPathRooted(path) ? path : Join(directory, path);
}
