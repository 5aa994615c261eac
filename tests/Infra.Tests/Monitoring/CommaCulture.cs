using System.Globalization;

namespace Infra.Tests.Monitoring;

/// <summary>A culture that writes 0,5 for a half, until it is disposed; it needs no data of the machine's.</summary>
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
