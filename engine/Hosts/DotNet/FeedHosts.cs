using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Engine.Hosts.DotNet;

/// <summary>
/// The hosts that a build may connect to. Feeds that the caller configured are trusted. Feeds of the project may be under an attacker's
/// control: they must have a public address or respond as a package feed, so that the build cannot reach another service of this machine or
/// its network.
/// </summary>
internal sealed class FeedHosts(PackageFeeds feeds, IReadOnlyList<string> named) : IDisposable
{
    private const int LargestIndex = 1024 * 1024;
    private const int SecurePort = 443;

    /// <summary>The public gallery refers to several of its own hosts.</summary>
    private const string PublicGallery = "nuget.org";

    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(10);

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        Timeout = AnswerTimeout,
        MaxResponseContentBufferSize = LargestIndex,
    };

    /// <returns>The addresses to connect to; empty if the host is not allowed.</returns>
    public async Task<IPAddress[]> AddressesAsync(string host, int port, CancellationToken cancellation)
    {
        if (IsTrusted(host, port))
        {
            return await Dns.GetHostAddressesAsync(host, cancellation).ConfigureAwait(false);
        }

        var feed = feeds.Projects.FirstOrDefault(feed => IsAt(feed, host, port));
        if (feed is null)
        {
            return [];
        }

        var addresses = await Dns.GetHostAddressesAsync(host, cancellation).ConfigureAwait(false);
        return addresses.All(IsPublic) || await IsFeedAsync(feed, cancellation).ConfigureAwait(false) ? addresses : [];
    }

    /// <summary>
    /// Returns whether the caller or the project names the host. Its address is not checked: behind a proxy, only the proxy resolves it.
    /// </summary>
    public bool IsNamed(string host, int port) => IsTrusted(host, port) || feeds.Projects.Any(feed => IsAt(feed, host, port));

    public void Dispose() => _client.Dispose();

    private bool IsTrusted(string host, int port) =>
        feeds.Callers.Any(feed => IsAt(feed, host, port))
        || named.Any(name => name == host && port == SecurePort || name == $"{host}:{port}")
        || port == SecurePort && IsGallery(host) && feeds.Callers.Concat(feeds.Projects).Any(feed => IsGallery(feed.Host));

    private static bool IsGallery(string host) =>
        host == PublicGallery || host.EndsWith($".{PublicGallery}", StringComparison.OrdinalIgnoreCase);

    private static bool IsAt(Uri feed, string host, int port) =>
        feed.Scheme is "http" or "https" && feed.Port == port && feed.IdnHost.Equals(host, StringComparison.OrdinalIgnoreCase);

    private static bool IsPublic(IPAddress address)
    {
        var bytes = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        return bytes.Length == 4
            ? bytes switch
            {
                [0 or 10 or 127 or >= 224, ..] => false,
                [100, >= 64 and < 128, ..] => false,
                [169, 254, ..] or [192, 168, ..] or [172, >= 16 and < 32, ..] => false,
                _ => true,
            }
            : (bytes[0] & 0xE0) == 0x20;
    }

    /// <summary>Reads the feed's index (https://learn.microsoft.com/nuget/api/service-index).</summary>
    private async Task<bool> IsFeedAsync(Uri feed, CancellationToken cancellation)
    {
        if (!feed.AbsolutePath.EndsWith("/index.json", StringComparison.Ordinal))
        {
            return false;
        }

        try
        {
            using var index = JsonDocument.Parse(await _client.GetStringAsync(feed, cancellation).ConfigureAwait(false));
            return index.RootElement.TryGetProperty("version", out var version)
                && version.GetString()?.StartsWith("3.", StringComparison.Ordinal) == true
                && index.RootElement.TryGetProperty("resources", out var resources)
                && resources.ValueKind == JsonValueKind.Array;
        }
        catch (Exception exception)
            when (exception is HttpRequestException or JsonException or InvalidOperationException or TaskCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            return false;
        }
    }
}
