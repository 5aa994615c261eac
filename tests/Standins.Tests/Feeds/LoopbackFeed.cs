using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Standins.Tests.Feeds;

/// <summary>A NuGet feed (protocol version 3) on loopback with one package and its advisories.</summary>
internal sealed class LoopbackFeed : IAsyncDisposable
{
    public const string Advisory = "https://github.com/advisories/GHSA-4625-4j76-fww9";

    private readonly SamplePackage _package;
    private readonly int? _severity;
    private readonly WebApplication _server;

    private LoopbackFeed(SamplePackage package, int? severity)
    {
        (_package, _severity) = (package, severity);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _server = builder.Build();
        _server.Run(AnswerAsync);
    }

    public string Index => $"{Address}/index.json";

    private string Address => _server.Urls.Single();

    /// <param name="package">The only package.</param>
    /// <param name="severity">
    /// The severity of its advisory: 0 low, 1 moderate, 2 high, 3 critical; null if the feed fails to answer.
    /// </param>
    public static async Task<LoopbackFeed> StartAsync(SamplePackage package, int? severity)
    {
        var feed = new LoopbackFeed(package, severity);
        await feed._server.StartAsync();
        return feed;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var folder = $"/packages/{_package.Id.ToLowerInvariant()}";
        return context.Request.Path.Value switch
        {
            "/index.json" => context.Response.WriteAsync(
                $$"""
                {"version": "3.0.0", "resources": [
                  {"@id": "{{Address}}/packages/", "@type": "PackageBaseAddress/3.0.0"},
                  {"@id": "{{Address}}/vulnerabilities.json", "@type": "VulnerabilityInfo/6.7.0"}
                ]}
                """
            ),
            "/vulnerabilities.json" when _severity is not null => context.Response.WriteAsync(
                $$"""[{"@name": "base", "@id": "{{Address}}/base.json", "@updated": "2026-01-01T00:00:00Z"}]"""
            ),
            "/base.json" => context.Response.WriteAsync(
                $$"""
                {"{{_package.Id.ToLowerInvariant()}}": [
                  {"severity": {{_severity}}, "url": "{{Advisory}}", "versions": "[{{_package.Version}}]"}
                ]}
                """
            ),
            var path when path == $"{folder}/index.json" => context.Response.WriteAsync($$"""{"versions": ["{{_package.Version}}"]}"""),
            var path when path == $"{folder}/{_package.Version}/{_package.FileName}" => context
                .Response.Body.WriteAsync(_package.Pack())
                .AsTask(),
            _ => NotFound(context),
        };
    }

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
