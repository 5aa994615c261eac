using System.Text.Json;
using Engine.Diagnostics;
using Infra.Diagnostics;

namespace Infra.Settings;

/// <summary>Collects the faults in a stack's settings, each with the command that fixes it.</summary>
public sealed class SettingsFaults(string stack, bool isDryRun)
{
    private const string Anything = "<value>";
    private const string Section = "an object";

    private readonly List<ProgramFault> _faults = [];
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);

    /// <exception cref="ProgramFaultsException">At least one fault was found.</exception>
    public void ThrowIfAny()
    {
        if (_faults.Count > 0)
        {
            throw new ProgramFaultsException(_faults);
        }
    }

    /// <summary>Returns whether a setting or one of its parents has a fault; its value must then not be checked further.</summary>
    internal bool Concern(string path) =>
        _paths.Any(known => path.StartsWith(known, StringComparison.Ordinal) && (path.Length == known.Length || path[known.Length] == '.'));

    internal void Missing(string path, string form) =>
        Add("INF101", path, $"is required and missing; it takes {form}.", Set(path, Anything));

    internal void WrongType(string path, JsonElement value, string form) =>
        Add("INF102", path, $"is {value.GetRawText()}; it takes {form}.", Set(path, Anything));

    /// <summary>Reports a missing object. The fix copies it from another stack, because a command cannot set an object.</summary>
    internal void MissingSection(string path) => Add("INF101", path, $"is required and missing; it takes {Section}.", Copy(path));

    internal void WrongSection(string path, JsonElement value) =>
        Add("INF102", path, $"is {value.GetRawText()}; it takes {Section}.", Copy(path));

    internal void MissingList(string path, IReadOnlyList<string> known) => MissingList(path, ListOf(known), known[0]);

    internal void MissingList(string path, string form, string element = Anything) =>
        Add("INF101", path, $"is required and missing; it takes {form}.", Set($"{path}[0]", element));

    internal void WrongList(string path, JsonElement value, IReadOnlyList<string> known) => WrongList(path, value, ListOf(known), known[0]);

    /// <summary>Reports a value that is not a list. The fix removes it first, because an element cannot be added to it.</summary>
    internal void WrongList(string path, JsonElement value, string form, string element = Anything) =>
        Add("INF102", path, $"is {value.GetRawText()}; it takes {form}.", $"{Remove(path)} && {Set($"{path}[0]", element)}");

    internal void OutOfRange(string path, string value, string allowed, string nearest) =>
        Add("INF103", path, $"is {value}; it takes {allowed}.", Set(path, nearest));

    internal void NotOneOf(string path, string value, IReadOnlyCollection<string> allowed, string nearest) =>
        Add("INF104", path, $"is '{value}'; it takes one of {string.Join(", ", allowed)}.", Set(path, nearest));

    internal void NotOneOf(string path, string value, IReadOnlyCollection<string> allowed) =>
        NotOneOf(path, value, allowed, NearestName.Of(value, allowed) ?? BegunBy(value, allowed) ?? allowed.First());

    internal void Unknown(string path, string key, IEnumerable<string> known)
    {
        var nearest = NearestName.Of(key, known);
        var meant = nearest is null ? "" : $" Did you mean '{nearest}'?";
        Add("INF105", path, $"is not known.{meant}", Remove(path));
    }

    /// <summary>Reports settings that contradict each other.</summary>
    internal void Conflict(string path, string message, string value) => Add("INF106", path, message, Set(path, value));

    /// <summary>Reports a value that can be previewed but not deployed.</summary>
    internal void NotDeployable(string path, string message, string value)
    {
        if (!isDryRun)
        {
            Add("INF107", path, message, Set(path, value));
        }
    }

    /// <summary>Reports a provider setting that names another target than the system's setting.</summary>
    internal void OtherTarget(string path, string value, string providerSetting, string providerValue) =>
        Add("INF148", path, $"is {value}; '{providerSetting}' is {providerValue}, and both must name the same.", Set(path, providerValue));

    /// <summary>Reports a deployment target that also appears in another stack's file.</summary>
    internal void SharedTarget(IReadOnlyList<string> paths, string value, string place)
    {
        var others = paths.Count == 1 ? "" : $"(and {string.Join(", ", paths.Skip(1).Select(path => $"'{path}'"))}) ";
        Add(
            "INF149",
            paths[0],
            $"{others}in {FileOf(stack)} is {value}, which is also in {place}; stacks share no project, account, host or domain.",
            $"{Set(paths[0], Anything)}, or correct {place.Split(':')[0]}"
        );
    }

    internal static string FileOf(string stack) => $"Pulumi.{stack}.yaml";

    /// <summary>
    /// Returns the first allowed value that starts with the given one: an incomplete name is too different from the full one for the
    /// spelling check.
    /// </summary>
    private static string? BegunBy(string value, IEnumerable<string> allowed) =>
        allowed.FirstOrDefault(choice => choice.StartsWith(value, StringComparison.OrdinalIgnoreCase));

    private static string ListOf(IReadOnlyList<string> names) => $"a list of {string.Join(", ", names)}";

    private void Add(string code, string path, string message, string fix)
    {
        _paths.Add(path);
        _faults.Add(new ProgramFault(code, $"setting '{path}' {message}", fix));
    }

    /// <summary>Returns the command that sets a value; a path with brackets is quoted, because shells interpret them as patterns.</summary>
    private string Set(string path, string value) =>
        $"pulumi config set --path {(path.Contains('[', StringComparison.Ordinal) ? $"'{path}'" : path)} {value} --stack {stack}";

    private string Remove(string path) => $"pulumi config rm --path {path} --stack {stack}";

    private string Copy(string path) => $"pulumi config cp --path {path} --stack <another stack> --dest {stack}";
}
