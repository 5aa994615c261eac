using Engine.Diagnostics;
using Engine.Hosts.DotNet;

namespace Engine.Tests.Hosts.DotNet;

/// <summary>The parts of NuGet's configuration that a build receives.</summary>
public sealed class PackageFeedsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Credentials_of_feeds_and_proxies_are_omitted()
    {
        _folder.Write(
            "home/.nuget/NuGet/NuGet.Config",
            """
            <configuration>
              <config>
                <add key="http_proxy.password" value="hunter22" />
                <add key="signatureValidationMode" value="accept" />
              </config>
              <packageSources>
                <add key="company" value="https://me:hunter22@nuget.example.com/v3/index.json" />
                <add key="folder" value="packages" />
              </packageSources>
              <packageSourceCredentials><company><add key="ClearTextPassword" value="hunter22" /></company></packageSourceCredentials>
              <apikeys><add key="https://nuget.example.com" value="hunter22" /></apikeys>
              <clientCertificates><storeCert packageSource="company" password="hunter22" /></clientCertificates>
            </configuration>
            """
        );

        var feeds = PackageFeeds.Load(_folder.Path, Path.Combine(_folder.Path, "home"));

        var text = feeds.Configuration!.ToString();
        Assert.DoesNotContain("hunter22", text, StringComparison.Ordinal);
        Assert.Contains("https://nuget.example.com/v3/index.json", text, StringComparison.Ordinal);
        Assert.Contains("signatureValidationMode", text, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(_folder.Path, "home/.nuget/NuGet/packages"), text, StringComparison.Ordinal);
        Assert.Equal("nuget.example.com", feeds.Callers[0].Host);
    }

    [Fact]
    public void Feeds_of_the_project_are_not_the_callers()
    {
        _folder.Write(
            "nuget.config",
            """<configuration><packageSources><add key="a" value="http://127.0.0.1:5000/index.json" /></packageSources></configuration>"""
        );

        var feeds = PackageFeeds.Load(_folder.Path, Path.Combine(_folder.Path, "home"));

        Assert.Equal(["https://api.nuget.org/v3/index.json"], feeds.Callers.Select(feed => feed.OriginalString));
        Assert.Contains("http://127.0.0.1:5000/index.json", feeds.Projects.Select(feed => feed.OriginalString));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<configuration>")]
    [InlineData("<!DOCTYPE configuration [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><configuration>&a;</configuration>")]
    public void Configuration_that_cannot_be_read_is_left_to_NuGet(string text)
    {
        _folder.Write("home/.nuget/NuGet/NuGet.Config", text);

        Assert.Null(PackageFeeds.Load(_folder.Path, Path.Combine(_folder.Path, "home")).Configuration);
    }

    [Theory]
    [InlineData("nuget.config")]
    [InlineData("home/.nuget/NuGet/NuGet.Config")]
    public void Configuration_that_is_no_regular_file_is_refused(string name)
    {
        var link = _folder.Write(name, "");
        File.Delete(link);
        File.CreateSymbolicLink(link, "/dev/zero");

        var refused = Assert.Throws<FaultException>(() => PackageFeeds.Load(_folder.Path, Path.Combine(_folder.Path, "home")));

        Assert.Equal(
            $"ENG114 {link} is a device; only regular files are read.\n       Fix: replace it with a regular file.",
            refused.Message
        );
    }
}
