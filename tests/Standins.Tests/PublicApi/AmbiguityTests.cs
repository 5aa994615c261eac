using System.Text.RegularExpressions;

namespace Standins.Tests.PublicApi;

/// <summary>
/// Type names that are unique in the stand-ins but ambiguous in the official packages, which have more types. The program uses no type name
/// that two of its imported namespaces contain.
/// </summary>
public sealed partial class AmbiguityTests
{
    private static readonly string[] Implicit =
    [
        "System",
        "System.Collections.Generic",
        "System.IO",
        "System.Linq",
        "System.Net.Http",
        "System.Threading",
        "System.Threading.Tasks",
    ];

    [RecordedFact("api")]
    public void The_program_names_no_type_that_is_two_in_the_official_packages()
    {
        var files = new[] { "infra", "stacks" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .Select(path => (Name: Path.GetRelativePath(Repository.Root, path), Text: File.ReadAllText(path)))
            .ToList();
        var known = OfficialListing
            .Types()
            .Concat(OwnTypes(files.Select(file => file.Text)))
            .Concat(RuntimeTypes())
            .ToLookup(type => type.Namespace, type => type.Name, StringComparer.Ordinal);

        var ambiguous = files.SelectMany(file => Ambiguous(file.Text, known).Select(call => $"{file.Name}: {call}")).ToList();

        Assert.NotEmpty(files);
        Assert.True(ambiguous.Count == 0, string.Join('\n', ambiguous));
    }

    [Fact]
    public void A_name_in_two_used_namespaces_is_found()
    {
        var known = new[] { ("A", "Thing"), ("B", "Thing"), ("B", "Other") }.ToLookup(type => type.Item1, type => type.Item2);

        Assert.Equal(["Thing is in A and B"], Ambiguous("using A;\nusing B;\nnamespace N;\nclass C { Thing _t; Other _o; }", known));
        Assert.Empty(Ambiguous("using A;\nusing B;\nusing Thing = A.Thing;\nnamespace N;\nclass C { Thing _t; }", known));
        Assert.Empty(Ambiguous("using A;\nusing B;\nnamespace N;\nclass C { object _o = new() { Thing = 1 }; /* Thing */ }", known));
        Assert.Empty(Ambiguous("using A;\nusing N;\nnamespace B;\nclass C { Thing _t; }", known));
    }

    private static IEnumerable<string> Ambiguous(string source, ILookup<string, string> known)
    {
        var code = Quoted().Replace(source, " ");
        var enclosing = Enclosing(Namespace().Match(code).Groups["name"].Value).SelectMany(name => known[name]).ToHashSet();
        var aliases = Alias().Matches(code).Select(alias => alias.Groups["name"].Value);
        var used = Using().Matches(code).Select(match => match.Groups["name"].Value).Concat(Implicit).Distinct().ToList();
        return Identifier()
            .Matches(Using().Replace(Alias().Replace(code, ""), ""))
            .Select(match => match.Value)
            .Distinct()
            .Except(enclosing)
            .Except(aliases)
            .Select(name => (Name: name, Holders: used.Where(space => known[space].Contains(name)).Order(StringComparer.Ordinal).ToList()))
            .Where(found => found.Holders.Count > 1)
            .Select(found => $"{found.Name} is in {string.Join(" and ", found.Holders)}");
    }

    private static IEnumerable<string> Enclosing(string name) =>
        name.Length == 0 ? [] : [name, .. Enclosing(name[..Math.Max(0, name.LastIndexOf('.'))])];

    private static IEnumerable<(string Namespace, string Name)> OwnTypes(IEnumerable<string> sources) =>
        sources.SelectMany(source =>
            Declaration().Matches(source).Select(type => (Namespace().Match(source).Groups["name"].Value, type.Groups["name"].Value))
        );

    private static IEnumerable<(string Namespace, string Name)> RuntimeTypes() =>
        new[] { typeof(object), typeof(Enumerable), typeof(HttpClient), typeof(Uri), typeof(List<>), typeof(HashSet<>) }
            .SelectMany(type => type.Assembly.GetExportedTypes())
            // A generic type has another name than the non-generic one.
            .Where(type => type is { IsNested: false, IsGenericType: false, Namespace: not null })
            .Select(type => (type.Namespace!, type.Name));

    [GeneratedRegex(
        """//[^\n]*|/\*.*?\*/|@?\$?"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])'""",
        RegexOptions.CultureInvariant | RegexOptions.Singleline
    )]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^using (?<name>[\w.]+);", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"^using (?<name>\w+) = [\w.<>]+;", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Alias();

    [GeneratedRegex(@"\b(?:class|record|struct|enum|interface) (?<name>\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();

    /// <summary>Matches a name that is not a member access and is not assigned to.</summary>
    [GeneratedRegex(@"(?<![\w.])[A-Z]\w*\b(?!\s*=[^=>])(?!\s*\{ get)", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();
}
