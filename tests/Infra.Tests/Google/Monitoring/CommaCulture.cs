using System.Globalization;

namespace Infra.Tests.Google.Monitoring;

/// <summary>A culture with a decimal comma, active until disposal; it needs no data of the machine.</summary>
internal sealed class CommaCulture : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public CommaCulture()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = culture;
        Assert.Equal("0,5", $"{0.5}");
    }

    public void Dispose()
    {
        CultureInfo.DefaultThreadCurrentCulture = null;
        CultureInfo.CurrentCulture = _before;
    }
}
