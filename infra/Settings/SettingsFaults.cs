using System.Text.Json;
using Engine.Diagnostics;
using Infra.Diagnostics;
using Fault = Infra.Diagnostics.Fault;

namespace Infra.Settings;

/// <summary>Collects what is wrong with a stack's settings, each with the command that mends it.</summary>
public sealed class SettingsFaults(string stack)
{
    private readonly List<Fault> _faults = [];

    /// <exception cref="FaultsException">Anything was found.</exception>
    public void ThrowIfAny()
    {
        if (_faults.Count > 0)
        {
            throw new FaultsException(_faults);
        }
    }

    internal void Missing(string path, string form) =>
        Add("INF101", $"setting '{path}' is required and missing; it takes {form}.", Set(path, "<value>"));

    internal void WrongType(string path, JsonElement value, string form) =>
        Add("INF102", $"setting '{path}' is {value.GetRawText()}; it takes {form}.", Set(path, "<value>"));

    internal void OutOfRange(string path, string value, string allowed, string nearest) =>
        Add("INF103", $"setting '{path}' is {value}; it takes {allowed}.", Set(path, nearest));

    internal void NotOneOf(string path, string value, IReadOnlyCollection<string> allowed) =>
        Add(
            "INF104",
            $"setting '{path}' is '{value}'; it takes one of {string.Join(", ", allowed)}.",
            Set(path, NearestName.Of(value, allowed) ?? allowed.First())
        );

    internal void Unknown(string path, string key, IEnumerable<string> known)
    {
        var nearest = NearestName.Of(key, known);
        var meant = nearest is null ? "" : $" Did you mean '{nearest}'?";
        Add("INF105", $"setting '{path}' is not known.{meant}", $"pulumi config rm --path {path} --stack {stack}");
    }

    /// <summary>Settings that do not go together.</summary>
    internal void Conflict(string path, string message, string value) => Add("INF106", $"setting '{path}' {message}", Set(path, value));

    private void Add(string code, string message, string fix) => _faults.Add(new Fault(code, message, fix));

    private string Set(string path, string value)
    {
        var flag = path.Contains('.', StringComparison.Ordinal) ? "--path " : "";
        return $"pulumi config set {flag}{path} {value} --stack {stack}";
    }
}
