using System.Text.RegularExpressions;
using Engine.Values;

namespace Providers.Checks;

/// <summary>One row of <c>providers/&lt;package&gt;/rules.json</c>: what a provider asks beside the type. One kind is set.</summary>
internal sealed record InputRule
{
    private Regex? _form;

    /// <summary>The resource type.</summary>
    public required string Type { get; init; }

    /// <summary>The property: <c>a.b</c> into objects, <c>a[].b</c> into the elements of a list.</summary>
    public required string Path { get; init; }

    /// <summary>The texts it may be; an empty one among them is a way of leaving it out.</summary>
    public IReadOnlyList<string>? OneOf { get; init; }

    /// <summary>Least and most of a number.</summary>
    public double[]? Range { get; init; }

    /// <summary>Least and most characters of a text.</summary>
    public int[]? Length { get; init; }

    /// <summary>What a text must match.</summary>
    public string? Pattern { get; init; }

    /// <summary>What every name in a map must match.</summary>
    public string? KeyPattern { get; init; }

    /// <summary>Fewest elements of a list.</summary>
    public int? MinItems { get; init; }

    /// <summary>Most elements of a list.</summary>
    public int? MaxItems { get; init; }

    /// <summary>Whether a text must be JSON.</summary>
    public bool IsJson { get; init; }

    /// <summary>Properties that may not be given beside it; for an element of a list, its own. So in every rule on several.</summary>
    public IReadOnlyList<string>? ConflictsWith { get; init; }

    /// <summary>Properties that must be given with it.</summary>
    public IReadOnlyList<string>? RequiredWith { get; init; }

    /// <summary>Properties of which exactly one must be given.</summary>
    public IReadOnlyList<string>? ExactlyOneOf { get; init; }

    /// <summary>Properties of which one or more must be given.</summary>
    public IReadOnlyList<string>? AtLeastOneOf { get; init; }

    /// <summary>Properties whose sum it may not be less than.</summary>
    public IReadOnlyList<string>? AtLeastSumOf { get; init; }

    /// <summary>How the provider names it where the program does not.</summary>
    public AutoName? AutoName { get; init; }

    /// <summary>Whether the program leaves the name to the provider.</summary>
    public bool IsAutoNamed(MapValue inputs) => AutoName is not null && inputs[Path] is null or NullValue;

    /// <summary>The pattern of either kind, made once.</summary>
    public Regex Form => _form ??= new Regex(Pattern ?? KeyPattern!, RegexOptions.CultureInvariant);
}
