using Pulumi;
using Pulumi.Utilities;

namespace Standins.Tests.Outputs;

/// <summary>The properties of an output other than its value.</summary>
internal readonly record struct Traits(bool IsKnown, bool IsSecret)
{
    public static readonly Traits Plain = new(IsKnown: true, IsSecret: false);
    public static readonly Traits Secret = new(IsKnown: true, IsSecret: true);
    public static readonly Traits Unknown = new(IsKnown: false, IsSecret: false);
    public static readonly Traits UnknownSecret = new(IsKnown: false, IsSecret: true);

    public static async Task<Traits> OfAsync<T>(Output<T> output) =>
        new(await OutputUtilities.GetIsKnownAsync(output), await Output.IsSecretAsync(output));

    /// <summary>Returns the value of a known output.</summary>
    public static async Task<T> ValueAsync<T>(Output<T> output)
    {
        Assert.True(await OutputUtilities.GetIsKnownAsync(output), "the output is not known");
        return await OutputUtilities.GetValueAsync(output);
    }
}

/// <summary>Sample outputs of each kind.</summary>
internal static class Sample
{
    public static Output<string> Unknown => OutputUtilities.CreateUnknown("never shown");

    public static Output<string> UnknownSecret => Output.CreateSecret(Unknown);
}
