namespace Engine.Wire;

/// <summary>The URI of an asset. Files are read; content on other machines is not downloaded.</summary>
internal static class AssetUri
{
    /// <exception cref="WireException">Pulumi does not accept the URI.</exception>
    public static bool IsRemote(string address) =>
        Parse(address).Scheme switch
        {
            "http" or "https" => true,
            "file" => false,
            var scheme => throw new WireException($"The address '{address}' has the scheme '{scheme}'; use http, https or file."),
        };

    /// <returns>The path in the URI, which determines the format of an archive.</returns>
    public static string PathOf(string address) => Uri.UnescapeDataString(Parse(address).AbsolutePath);

    /// <exception cref="WireException">The URI has more parts than the path of a file on this machine.</exception>
    public static string FileOf(string address)
    {
        var uri = Parse(address);
        return uri.UserInfo.Length == 0 && uri.Query.Length == 0 && uri.Fragment.Length == 0 && uri.Host is "" or "localhost"
            ? PathOf(address)
            : throw new WireException($"The address '{address}' has more than a path; use file:///PATH.");
    }

    private static Uri Parse(string address) =>
        !address.StartsWith('/') && Uri.TryCreate(address, UriKind.Absolute, out var uri)
            ? uri
            : throw new WireException($"'{address}' is not a valid address; use https://HOST/PATH or file:///PATH.");
}
