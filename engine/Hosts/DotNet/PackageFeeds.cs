using System.Xml;
using System.Xml.Linq;
using Engine.Diagnostics;
using Engine.Files;

namespace Engine.Hosts.DotNet;

/// <summary>
/// The caller's package feeds, as NuGet's configuration names them, and those that the project itself names
/// (https://learn.microsoft.com/nuget/reference/nuget-config-file).
/// </summary>
internal sealed class PackageFeeds
{
    /// <summary>The elements of a configuration that contain credentials.</summary>
    private static readonly HashSet<string> Credentials = new(StringComparer.OrdinalIgnoreCase)
    {
        "packageSourceCredentials",
        "apikeys",
        "clientCertificates",
    };

    private PackageFeeds(XDocument? configuration, IReadOnlyList<Uri> callers, IReadOnlyList<Uri> projects, string packages)
    {
        Configuration = configuration;
        Callers = callers;
        Projects = projects;
        Packages = packages;
    }

    /// <summary>The caller's configuration without credentials; null if it does not exist.</summary>
    public XDocument? Configuration { get; }

    /// <summary>The feeds of the caller's configuration, which are trusted.</summary>
    public IReadOnlyList<Uri> Callers { get; }

    /// <summary>The feeds of the project, which may be under an attacker's control.</summary>
    public IReadOnlyList<Uri> Projects { get; }

    /// <summary>The folder that packages are unpacked to, for all of the caller's projects.</summary>
    public string Packages { get; }

    /// <summary>The folder in which NuGet searches for the caller's own configuration.</summary>
    public static string Home =>
        Environment.GetEnvironmentVariable("DOTNET_CLI_HOME") is { Length: > 0 } cli
            ? cli
            : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    /// <param name="project">The folder of the project file.</param>
    /// <param name="home">The caller's home directory.</param>
    /// <param name="visible">The files that the project's configuration may be read from; by default all.</param>
    /// <exception cref="FaultException">A configuration is not a regular file of bounded size.</exception>
    public static PackageFeeds Load(string project, string home, VisibleFiles? visible = null)
    {
        var file = Path.Combine(home, ".nuget", "NuGet", "NuGet.Config");
        var configuration = Read(file, visible: null);
        if (configuration is not null)
        {
            Clean(configuration, Path.GetDirectoryName(file)!);
        }

        var callers = configuration is null ? [new Uri("https://api.nuget.org/v3/index.json")] : Sources(configuration);
        var projects = Ancestors(project)
            .SelectMany(Configurations)
            .Select(name => Read(name, visible))
            .OfType<XDocument>()
            .SelectMany(Sources)
            .ToList();
        var packages =
            Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } chosen ? chosen
            : Setting(configuration, "globalPackagesFolder") is { Length: > 0 } configured ? configured
            : Path.Combine(home, ".nuget", "packages");
        return new PackageFeeds(configuration, callers, projects, Path.GetFullPath(packages));
    }

    /// <summary>Returns the feeds that are folders, which must be visible to the build.</summary>
    public IEnumerable<string> Folders() => Callers.Where(feed => feed.IsFile).Select(feed => feed.LocalPath).Where(Directory.Exists);

    private static void Clean(XDocument configuration, string folder)
    {
        configuration.Root!.Elements().Where(element => Credentials.Contains(element.Name.LocalName)).Remove();
        configuration
            .Root.Elements("config")
            .Elements()
            .Where(element => Key(element).StartsWith("http_proxy", StringComparison.OrdinalIgnoreCase))
            .Remove();
        var values = configuration.Root.Elements().Where(element => element.Name.LocalName is "packageSources" or "fallbackPackageFolders");
        foreach (var value in values.Elements("add").Select(element => element.Attribute("value")).OfType<XAttribute>())
        {
            value.Value = WithoutLogin(value.Value) ?? Path.GetFullPath(Path.Combine(folder, value.Value));
        }
    }

    /// <returns>The address without credentials; null for a path that is relative to the configuration's folder.</returns>
    private static string? WithoutLogin(string value) =>
        !Uri.TryCreate(value, UriKind.Absolute, out var address) ? null
        : address.UserInfo.Length == 0 ? value
        : new UriBuilder(address) { UserName = "", Password = "" }
            .Uri
            .AbsoluteUri;

    private static List<Uri> Sources(XDocument configuration) =>
        [
            .. configuration
                .Root!.Elements("packageSources")
                .Elements("add")
                .Select(element => Uri.TryCreate(element.Attribute("value")?.Value, UriKind.Absolute, out var address) ? address : null)
                .OfType<Uri>(),
        ];

    private static string? Setting(XDocument? configuration, string key) =>
        configuration
            ?.Root!.Elements("config")
            .Elements("add")
            .FirstOrDefault(element => Key(element).Equals(key, StringComparison.OrdinalIgnoreCase))
            ?.Attribute("value")
            ?.Value;

    private static string Key(XElement element) => element.Attribute("key")?.Value ?? "";

    private static IEnumerable<string> Configurations(string folder) =>
        new[] { "nuget.config", "NuGet.config", "NuGet.Config" }.Select(name => Path.Combine(folder, name));

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (var parent = new DirectoryInfo(folder); parent is not null; parent = parent.Parent)
        {
            yield return parent.FullName;
        }
    }

    /// <summary>
    /// Reads a configuration file. Invalid contents are ignored, because NuGet reports them in more detail; so is a file that NuGet, which
    /// is isolated, does not see.
    /// </summary>
    /// <exception cref="FaultException">The file is not a regular file of bounded size.</exception>
    private static XDocument? Read(string path, VisibleFiles? visible)
    {
        try
        {
            if (!File.Exists(path))
            {
                return null;
            }

            using var content = new MemoryStream(InputFile.ReadBytes(path, InputFile.MaximumConfiguration, visible));
            using var reader = XmlReader.Create(content, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return XDocument.Load(reader);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or XmlException)
        {
            return null;
        }
        catch (FaultException exception) when (EngineDiagnostics.IsFileNotVisible(exception.Faults[0]))
        {
            return null;
        }
    }
}
