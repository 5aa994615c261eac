using System.Reflection;
using System.Text.RegularExpressions;
using Engine.Diagnostics;

namespace Engine.Tests.Diagnostics;

/// <summary>A catalog of messages: a static class whose public methods create the faults and warnings of one prefix.</summary>
/// <param name="Type">The class.</param>
/// <param name="Prefix">The prefix of its codes.</param>
/// <param name="Folder">The folder of its source files.</param>
/// <param name="Sources">The folders whose messages it contains.</param>
internal sealed partial record DiagnosticCatalog(Type Type, string Prefix, string Folder, params IReadOnlyList<string> Sources)
{
    private static readonly Dictionary<Type, object> Samples = new()
    {
        [typeof(string)] = "sample",
        [typeof(int)] = 2,
        [typeof(long)] = 2L,
        [typeof(bool)] = true,
        [typeof(decimal)] = 2m,
        [typeof(TimeSpan)] = TimeSpan.FromSeconds(2),
        [typeof(DateOnly)] = new DateOnly(2026, 1, 2),
        [typeof(IReadOnlyCollection<string>)] = new[] { "one", "two" },
    };

    /// <summary>The faults that the methods create for sample arguments, by method.</summary>
    public IReadOnlyDictionary<string, Fault> Faults() =>
        Type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(method => method.ReturnType == typeof(Fault))
            .ToDictionary(method => method.Name, Create, StringComparer.Ordinal);

    /// <summary>The codes in the strings of a source file, in their order; comments may mention codes too.</summary>
    public IReadOnlyList<string> CodesIn(string file) =>
        [
            .. File.ReadLines(file)
                .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
                .SelectMany(line => Code().Matches(line))
                .Select(match => match.Value)
                .Where(code => code.StartsWith(Prefix, StringComparison.Ordinal)),
        ];

    /// <summary>The source files whose messages it contains, without its own.</summary>
    public IEnumerable<string> OtherFiles() =>
        Sources.SelectMany(Repository.SourceFiles).Where(file => !IsOwn(file)).Order(StringComparer.Ordinal);

    /// <summary>Its own source files.</summary>
    public IEnumerable<string> OwnFiles() => Repository.SourceFiles(Folder).Where(IsOwn);

    public override string ToString() => Type.Name;

    private bool IsOwn(string file) =>
        Path.GetDirectoryName(file) == Path.Combine(Repository.Root, Folder)
        && Path.GetFileName(file).StartsWith($"{Type.Name}.", StringComparison.Ordinal);

    private static Fault Create(MethodInfo method) =>
        (Fault)method.Invoke(null, [.. method.GetParameters().Select(parameter => Samples[parameter.ParameterType])])!;

    [GeneratedRegex("[A-Z]{3}[0-9]{3}", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
