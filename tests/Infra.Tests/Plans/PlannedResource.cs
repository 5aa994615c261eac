using System.Text.Json;
using System.Text.RegularExpressions;
using Infra.Tests.Recording;

namespace Infra.Tests.Plans;

/// <summary>A resource of a plan (format 1), with the options that mocks do not receive.</summary>
internal sealed partial class PlannedResource(JsonElement json)
{
    private const string Computed = "$computed";
    private const string Secret = "$secret";

    private readonly Lazy<SortedDictionary<string, object?>> _leaves = new(() =>
    {
        var leaves = new SortedDictionary<string, object?>(InputPaths.Order);
        InputPaths.Collect("", Value(json.GetProperty("inputs")), leaves);
        return leaves;
    });

    public string Urn => json.GetProperty("urn").GetString()!;

    public string Type => json.GetProperty("type").GetString()!;

    public string Name => json.GetProperty("name").GetString()!;

    public bool IsCustom => json.GetProperty("custom").GetBoolean();

    public string Parent => json.TryGetProperty("parent", out var parent) ? parent.GetString()! : "";

    public IEnumerable<string> Dependencies => json.GetProperty("dependencies").EnumerateArray().Select(urn => urn.GetString()!);

    /// <summary>The names of the outputs that a component registered.</summary>
    public IEnumerable<string> Outputs =>
        json.TryGetProperty("outputs", out var outputs) ? outputs.EnumerateObject().Select(output => output.Name) : [];

    /// <summary>The resource without its stack: the components above it, and its name.</summary>
    public string Path => $"{Urn.Split("::", 4)[2]}::{Name}";

    /// <summary>Returns whether it is a system of that type, or part of one.</summary>
    public bool IsOf(string system) => Path.StartsWith($"{system}$", StringComparison.Ordinal) || Type == system;

    /// <summary>All input values by path; a secret is <c>[secret]</c>.</summary>
    public IReadOnlyDictionary<string, object?> Leaves => _leaves.Value;

    /// <summary>The inputs, with <c>[secret]</c> in place of secrets and without the marks of computed values.</summary>
    public object? Inputs => Value(json.GetProperty("inputs"));

    /// <summary>The plain-text variables of its first container, by name.</summary>
    public IReadOnlyDictionary<string, string> Variables => VariablesOf("value");

    /// <summary>The variables of its first container that are read from secrets: the secret's id, by name.</summary>
    public IReadOnlyDictionary<string, string> SecretVariables => VariablesOf("valueSource.secretKeyRef.secret");

    public bool IsProtected => Option("protect") is { } flag && flag.GetBoolean();

    public bool IsRetained => Option("retainOnDelete") is { } flag && flag.GetBoolean();

    public IEnumerable<string> ReplaceWith => Strings("replaceWith");

    public IEnumerable<string> ReplaceOnChanges => Strings("replaceOnChanges");

    public bool IsDeletedBeforeReplaced => Option("deleteBeforeReplace") is { } flag && flag.GetBoolean();

    public IEnumerable<string> IgnoreChanges => Strings("ignoreChanges");

    /// <summary>Returns an input by path; null if it is not set.</summary>
    public object? At(string path) => Leaves.GetValueOrDefault(path);

    /// <summary>Returns the timeout of an operation in seconds; null for the provider's default.</summary>
    public double? Timeout(string operation) =>
        Option("customTimeouts") is { } timeouts && timeouts.TryGetProperty(operation, out var seconds) ? seconds.GetDouble() : null;

    /// <summary>Returns the path, for failures.</summary>
    public override string ToString() => Path;

    private static object? Value(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object when value.TryGetProperty(Computed, out var inner) => Value(inner),
            JsonValueKind.Object when value.TryGetProperty(Secret, out _) => "[secret]",
            JsonValueKind.Object => value.EnumerateObject().ToDictionary(member => member.Name, member => Value(member.Value)),
            JsonValueKind.Array => value.EnumerateArray().Select(Value).ToList(),
            JsonValueKind.Number => value.GetDouble(),
            JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
            JsonValueKind.String => value.GetString(),
            _ => null,
        };

    private Dictionary<string, string> VariablesOf(string source) =>
        Leaves
            .Keys.Where(path => VariableName().IsMatch(path))
            .Select(path => path[..^".name".Length])
            .Where(path => At($"{path}.{source}") is not null)
            .ToDictionary(path => (string)At($"{path}.name")!, path => (string)At($"{path}.{source}")!);

    private JsonElement? Option(string name) => json.GetProperty("options").TryGetProperty(name, out var option) ? option : null;

    private IEnumerable<string> Strings(string option) => Option(option)?.EnumerateArray().Select(text => text.GetString()!) ?? [];

    [GeneratedRegex(@"^template\.containers\[0\]\.envs\[[0-9]+\]\.name\z", RegexOptions.CultureInvariant)]
    private static partial Regex VariableName();
}
