using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics.CodeAnalysis;
using Engine.Diagnostics;
using Review.Diagnostics;

namespace Review.CommandLine;

/// <summary>Reads the value of an option.</summary>
/// <returns>False if the string is not a valid value.</returns>
internal delegate bool ValueParser<T>(string text, [MaybeNullWhen(false)] out T value);

/// <summary>An option that takes a value.</summary>
internal sealed class ValueOption<T> : CommandOption
{
    private readonly Option<string[]> _definition;

    /// <param name="name">The name, with its dashes.</param>
    /// <param name="valueName">What the help calls the value.</param>
    /// <param name="description">What the option does, for the help.</param>
    public ValueOption(string name, string valueName, string description)
        : this(new Option<string[]>(name) { Arity = ArgumentArity.ZeroOrMore }, valueName, description) { }

    private ValueOption(Option<string[]> definition, string valueName, string description)
        : base(definition, valueName, description) => _definition = definition;

    public required ValueParser<T> Parse { get; init; }

    /// <summary>What it takes, for messages: <c>whole seconds, 1 to 86,400</c>.</summary>
    public required string Allowed { get; init; }

    /// <summary>A valid value, for messages.</summary>
    public required string Example { get; init; }

    /// <summary>The names that it takes; a message suggests the nearest one.</summary>
    public IReadOnlyCollection<string> Names { get; init; } = [];

    /// <summary>The value of an option that is not given; null if it has none.</summary>
    public string? Default { get; init; }

    /// <summary>Whether it can be given several times.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>Returns the fault of a value that cannot be read, in place of the common message.</summary>
    public Func<string, Fault?>? Check { get; init; }

    public override string Description =>
        base.Description + (Default is null ? "" : $" (default: {Default})") + (IsRepeatable ? " (repeatable)" : "");

    /// <returns>The value, or else the default; null or 0 if there is neither.</returns>
    public T? Value(ParseResult parsed) => Texts(parsed).FirstOrDefault() is { } text && Parse(text, out var value) ? value : default;

    /// <summary>Returns the valid values of a repeatable option, in their order.</summary>
    public IReadOnlyList<T> Values(ParseResult parsed) =>
        [.. Texts(parsed).SelectMany(text => Parse(text, out var value) ? new[] { value } : [])];

    public override IEnumerable<Fault> Faults(ParseResult parsed)
    {
        if (Given(parsed) is { } given)
        {
            if (given.Tokens.Count < given.IdentifierTokenCount)
            {
                yield return ReviewDiagnostics.OptionValueMissing(Name, Allowed, Example);
            }

            if (!IsRepeatable && given.Tokens.Count > 1)
            {
                yield return ReviewDiagnostics.OptionRepeated(Name);
            }
        }

        foreach (var fault in Texts(parsed).Select(FaultOf).OfType<Fault>())
        {
            yield return fault;
        }
    }

    private Fault? FaultOf(string text) =>
        Check is not null ? Check(text)
        : Parse(text, out _) ? null
        : ReviewDiagnostics.InvalidOptionValue(Name, text, Allowed, NearestName.Of(text, Names) ?? Example);

    private IEnumerable<string> Texts(ParseResult parsed) =>
        Given(parsed) is { } given ? given.Tokens.Select(token => token.Value)
        : Default is null ? []
        : [Default];

    private OptionResult? Given(ParseResult parsed) => parsed.GetResult(_definition) is { Implicit: false } given ? given : null;
}

/// <summary>Options of common kinds.</summary>
internal static class ValueOption
{
    /// <summary>Creates an option that takes the path of a file.</summary>
    public static ValueOption<string> File(string name, string description) =>
        new(name, "FILE", description)
        {
            Parse = Text,
            Allowed = "the path of a file",
            Example = "FILE",
        };

    /// <summary>Creates an option that takes one of the names of an enumeration, in any case.</summary>
    public static ValueOption<T> Choice<T>(string name, string valueName, string description, T standard)
        where T : struct, Enum
    {
        var names = Enum.GetNames<T>().Select(choice => choice.ToLowerInvariant()).ToList();
        var standardName = standard.ToString().ToLowerInvariant();
        return new(name, valueName, description)
        {
            Parse = (text, out value) => Enum.TryParse(text, ignoreCase: true, out value) && names.Contains(text.ToLowerInvariant()),
            Allowed = $"{string.Join(", ", names.SkipLast(1))} or {names[^1]}",
            Example = standardName,
            Names = names,
            Default = standardName,
        };
    }

    /// <summary>Accepts the strings that meet a condition.</summary>
    public static ValueParser<string> TextIf(Func<string, bool> isValid) =>
        (string text, [MaybeNullWhen(false)] out string value) =>
        {
            value = text;
            return isValid(text);
        };

    /// <summary>Accepts every string.</summary>
    public static bool Text(string text, [MaybeNullWhen(false)] out string value)
    {
        value = text;
        return true;
    }
}
