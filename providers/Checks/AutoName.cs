namespace Providers.Checks;

/// <summary>How a provider names what the program leaves unnamed: the resource's own name, a hyphen and seven characters.</summary>
/// <param name="Longest">The most characters a name may have.</param>
/// <param name="LowerCase">Whether capitals are made small.</param>
internal sealed record AutoName(int Longest, bool LowerCase)
{
    /// <summary>Stands for the provider's seven, which differ with each new resource and are letters and digits.</summary>
    private const string Suffix = "-0000000";

    /// <summary>A name as the provider would make it.</summary>
    public string Of(string resourceName) => Suffixed(LowerCase ? resourceName.ToLowerInvariant() : resourceName);

    /// <summary>The same for a name that is written as the provider takes it.</summary>
    public static string Suffixed(string name) => name + Suffix;
}
