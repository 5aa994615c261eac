using System.CommandLine;
using Engine.Isolation;

namespace Review.CommandLine;

/// <summary>The options that control what the build and the program can see of the machine.</summary>
internal sealed class IsolationArguments
{
    private readonly Option<bool> _none = new("--no-isolation")
    {
        Description = "Let the build and the program see your files and processes and use the network. Never for code you do not trust.",
    };

    private readonly Option<string[]> _folders = new("--share")
    {
        Description = "A folder outside the project's repository that the build and the program may see and write to; repeatable.",
        HelpName = "DIR",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string[]> _variables = new("--build-env")
    {
        Description = "A variable of your environment that the build gets too, such as a feed's credentials; repeatable.",
        HelpName = "NAME",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string[]> _hosts = new("--build-host")
    {
        Description = "A host that the build may connect to besides those of the package feeds; repeatable.",
        HelpName = "HOST[:PORT]",
        DefaultValueFactory = _ => [],
    };

    public IsolationArguments()
    {
        _folders.Expect(Directory.Exists, "an existing folder");
        _variables.Expect(
            name => name.Length > 0 && !name.Contains('=', StringComparison.Ordinal),
            "the name of a variable, without its value"
        );
        _hosts.Expect(IsHost, "HOST or HOST:PORT");
    }

    public void AddTo(Command command)
    {
        command.Options.Add(_none);
        command.Options.Add(_folders);
        command.Options.Add(_variables);
        command.Options.Add(_hosts);
    }

    public IsolationOptions Read(ParseResult parsed) =>
        new()
        {
            Isolated = !parsed.GetValue(_none),
            SharedFolders = [.. parsed.GetRequiredValue(_folders).Select(Path.GetFullPath)],
            BuildVariables = parsed.GetRequiredValue(_variables),
            BuildHosts = parsed.GetRequiredValue(_hosts),
        };

    private static bool IsHost(string value)
    {
        var parts = value.Split(':');
        return parts.Length <= 2
            && Uri.CheckHostName(parts[0]) != UriHostNameType.Unknown
            && (parts.Length == 1 || (ushort.TryParse(parts[1], out var port) && port > 0));
    }
}
