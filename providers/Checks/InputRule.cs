using System.Text.RegularExpressions;
using Engine.Plans;
using Engine.Values;

namespace Providers.Checks;

/// <summary>
/// One row of <c>providers/&lt;package&gt;/rules.json</c>: a requirement of a provider in addition to the type. Exactly one kind of
/// requirement is set.
/// </summary>
internal sealed record InputRule
{
    private Regex? _form;

    /// <summary>The resource type.</summary>
    public required string Type { get; init; }

    /// <summary>The property; <c>[*]</c> matches every element of a list.</summary>
    public required PropertyPath Path { get; init; }

    /// <summary>The allowed strings; an empty string among them means that the value can be left out.</summary>
    public IReadOnlyList<string>? OneOf { get; init; }

    /// <summary>The minimum and maximum of a number.</summary>
    public double[]? Range { get; init; }

    /// <summary>The minimum and maximum length of a string in characters.</summary>
    public int[]? Length { get; init; }

    /// <summary>The pattern that a string must match.</summary>
    public string? Pattern { get; init; }

    /// <summary>The pattern that every key of a map must match.</summary>
    public string? KeyPattern { get; init; }

    /// <summary>The minimum number of elements of a list.</summary>
    public int? MinItems { get; init; }

    /// <summary>The maximum number of elements of a list.</summary>
    public int? MaxItems { get; init; }

    /// <summary>Whether a string must be valid JSON.</summary>
    public bool IsJson { get; init; }

    /// <summary>
    /// Properties that conflict with this one. As in every rule on several properties, a path in a list element refers to the same element.
    /// </summary>
    public IReadOnlyList<PropertyPath>? ConflictsWith { get; init; }

    /// <summary>Properties that must be set together with this one.</summary>
    public IReadOnlyList<PropertyPath>? RequiredWith { get; init; }

    /// <summary>Properties of which exactly one must be set.</summary>
    public IReadOnlyList<PropertyPath>? ExactlyOneOf { get; init; }

    /// <summary>Properties of which at least one must be set.</summary>
    public IReadOnlyList<PropertyPath>? AtLeastOneOf { get; init; }

    /// <summary>Properties whose sum is the minimum of this one.</summary>
    public IReadOnlyList<PropertyPath>? AtLeastSumOf { get; init; }

    /// <summary>The format of the name that the provider generates if the program does not set one.</summary>
    public AutoName? AutoName { get; init; }

    /// <summary>Whether the property is one of every element of a list.</summary>
    public bool IsOfElements => Path.Steps.Contains(PathStep.Every);

    /// <summary>Returns whether the provider generates the name.</summary>
    public bool IsAutoNamed(MapValue inputs) => AutoName is not null && inputs[Path.Root] is null or NullValue;

    /// <summary>The compiled <see cref="Pattern"/> or <see cref="KeyPattern"/>.</summary>
    public Regex Form => _form ??= new Regex(Pattern ?? KeyPattern!, RegexOptions.CultureInvariant);
}
