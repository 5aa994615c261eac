namespace Engine.Wire;

/// <summary>The address of an asset. Files are read; what lies on another machine is not fetched.</summary>
internal static class AssetUri
{
    /// <exception cref="WireException">Pulumi does not accept it.</exception>
    public static bool IsRemote(string address) =>
        Parse(address).Scheme switch
        {
            "http" or "https" => true,
            "file" => false,
            var scheme => throw new WireException($"The address '{address}' has the scheme '{scheme}'; use http, https or file."),
        };

    /// <returns>The path in it, which says of which kind an archive is.</returns>
    public static string PathOf(string address) => Uri.UnescapeDataString(Parse(address).AbsolutePath);

    /// <exception cref="WireException">It names more than a file on this machine.</exception>
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
