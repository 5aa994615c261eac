using System.Text.Json;
using System.Text.RegularExpressions;
using Engine.Tests.Recorded;
using Providers;

namespace Engine.Tests.Oracle;

/// <summary>
/// The agreement of the checks with recorded rejections of the real providers: the same known types are rejected, for the same property.
/// </summary>
public sealed partial class CheckAgreementTests
{
    /// <summary>The intended differences, with reasons.</summary>
    private static readonly Dictionary<string, string> Meant = new(StringComparer.Ordinal)
    {
        ["cloudflare:Worker/check/unknown-nested"] = "a misspelt property is refused with the nearest name, there it is ignored",
        ["cloudflare:WorkerVersion/check/unknown-property"] = "a misspelt property is refused with the nearest name, there it is ignored",
        ["random:RandomPassword/check/unknown-property"] = "a misspelt property is refused with the nearest name, there it is ignored",
    };

    [RecordedFact("oracle")]
    public void RefusesWhatTheRealProvidersRefuse()
    {
        var providers = new KnownProviders();
        var known = OracleCase.OfKind("check").Where(recorded => IsKnown(providers, recorded.Type)).ToList();

        var disagreements = known.Where(recorded => !Agrees(providers, recorded)).Select(recorded => recorded.Id).ToList();

        Assert.NotEmpty(known);
        OracleCase.AssertMeant(Meant.Keys, disagreements);
    }

    private static bool IsKnown(KnownProviders providers, string type) => providers.Package(type)?.Schema.Resource(type) is not null;

    private static bool Agrees(KnownProviders providers, OracleCase recorded)
    {
        var ours = providers.Check(recorded.Resource()).Select(failure => failure.Path.ToString()).ToHashSet(StringComparer.Ordinal);
        var result = recorded.Json.GetProperty("result");
        if (result.TryGetProperty("error", out _))
        {
            return ours.Count > 0;
        }

        var theirs = result.GetProperty("failures").EnumerateArray().Select(Path).ToList();
        return theirs.Count == 0
            ? ours.Count == 0
            : ours.Count > 0 && (theirs.Contains("") || theirs.Any(path => ours.Any(own => IsNear(own, path))));
    }

    /// <summary>
    /// Compares paths loosely: the recorded path often names the containing object or a sibling property; set elements have no index.
    /// </summary>
    private static bool IsNear(string ours, string theirs) =>
        ours.StartsWith(theirs, StringComparison.Ordinal)
        || Holder(ours) == Holder(theirs) && Holder(ours).Length > 0
        || Places().Replace(Holder(ours), "") is { Length: > 0 } holder && holder == Holder(theirs);

    private static string Holder(string path) => path[..Math.Max(0, path.LastIndexOf('.'))];

    /// <summary>
    /// Returns the property of a failure, which is given separately or at the end of the reason after the resource's name.
    /// </summary>
    private static string Path(JsonElement failure)
    {
        var property = failure.GetProperty("property").GetString()!;
        var reported = PathInReason().Match(failure.GetProperty("reason").GetString()!);
        return property.Length > 0 ? property
            : reported.Success ? reported.Groups["path"].Value
            : "";
    }

    [GeneratedRegex(@"Examine values at '[^.']+\.(?<path>[^']+)'", RegexOptions.CultureInvariant)]
    private static partial Regex PathInReason();

    [GeneratedRegex(@"\[[0-9]+\]", RegexOptions.CultureInvariant)]
    private static partial Regex Places();
}
