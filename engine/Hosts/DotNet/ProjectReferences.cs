using System.Xml;
using System.Xml.Linq;

namespace Engine.Hosts.DotNet;

/// <summary>The folders of the projects a project builds with.</summary>
internal static class ProjectReferences
{
    /// <summary>Follows references that are written out; where one made of properties lies only the build knows.</summary>
    public static IEnumerable<string> Folders(string projectFile)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([projectFile]);
        while (open.TryDequeue(out var file))
        {
            foreach (var reference in Read(file).Where(seen.Add))
            {
                open.Enqueue(reference);
            }
        }

        return seen.Select(file => Path.GetDirectoryName(file)!).Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Read(string file)
    {
        try
        {
            // Given a path, it would take it for an address and decode the percent signs in it.
            using var stream = File.OpenRead(file);
            return
            [
                .. XDocument
                    .Load(stream)
                    .Descendants()
                    .Where(element => element.Name.LocalName == "ProjectReference")
                    .Select(element => element.Attribute("Include")?.Value.Replace('\\', '/') ?? "")
                    .Select(path => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, path)))
                    .Where(File.Exists),
            ];
        }
        catch (XmlException)
        {
            // The build says what is wrong with it, and better.
            return [];
        }
    }
}
