namespace Infra.Cloudflare.Account;

/// <summary>The regions in which Cloudflare stores data.</summary>
/// <remarks>Source: https://developers.cloudflare.com/d1/configuration/data-location/#available-location-hints.</remarks>
public enum CloudflareLocation
{
    /// <summary>Western North America.</summary>
    Wnam,

    /// <summary>Eastern North America.</summary>
    Enam,

    /// <summary>Western Europe.</summary>
    Weur,

    /// <summary>Eastern Europe.</summary>
    Eeur,

    /// <summary>Asia and Pacific.</summary>
    Apac,

    /// <summary>Oceania.</summary>
    Oc,
}
