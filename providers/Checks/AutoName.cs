namespace Providers.Checks;

/// <summary>The name a provider gives an unnamed resource: the resource's own name, a hyphen and seven digits.</summary>
/// <param name="MaximumLength">The maximum length of a name in characters.</param>
/// <param name="LowerCase">Whether the provider converts the name to lower case.</param>
internal sealed record AutoName(int MaximumLength, bool LowerCase)
{
    /// <summary>The placeholder for the provider's seven random hexadecimal digits.</summary>
    private const string Suffix = "-0000000";

    /// <summary>Returns a name in the provider's format.</summary>
    public string Create(string resourceName) => (LowerCase ? resourceName.ToLowerInvariant() : resourceName) + Suffix;
}
