using Infra.Tests.Programs;

namespace Infra.Tests.Docker.Router;

/// <summary>
/// A fake <c>docker</c> for scripts that run next to the router: it records its calls, runs the router's script on this machine, and
/// answers for every other container as the test specifies; without an answer about gates it queries the Prometheus that the script names.
/// </summary>
internal sealed class FakeDocker : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <param name="shares">The router's script; null for a router that does not respond.</param>
    public FakeDocker(string? shares)
    {
        var path = _folder.Write(
            "docker",
            $$"""
            #!/bin/sh
            echo "$*" >> '{{_folder.File("calls")}}'
            case $1 in
              exec)
                shift 2
                case $1 in
                  promtool) if [ -e '{{_folder.File("measures")}}' ]; then cat '{{_folder.File("measures")}}'; else exec "$@"; fi ;;
                  sh) shift 2; {{(shares is null ? "exit 1" : $"exec sh '{shares}' \"$@\"")}} ;;
                esac ;;
              inspect) cat "{{_folder.File("health-")}}$4" ;;
              restart) sleep "$(cat '{{_folder.File("restart-seconds")}}')" ;;
            esac

            """
        );
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        _folder.Write("restart-seconds", "0");
        Variables = new Dictionary<string, string> { ["DOCKER"] = path };
    }

    /// <summary>The variables with which a script finds it.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; }

    /// <summary>All calls, in order.</summary>
    public IReadOnlyList<string> Calls => File.Exists(_folder.File("calls")) ? File.ReadAllLines(_folder.File("calls")) : [];

    /// <summary>Returns a path in the same folder.</summary>
    public string PathOf(string name) => _folder.File(name);

    /// <summary>Sets Prometheus' answer about the gates.</summary>
    public FakeDocker WithMeasures(string lines)
    {
        _folder.Write("measures", lines);
        return this;
    }

    /// <summary>Sets the health of a container.</summary>
    public FakeDocker WithHealth(string container, string health)
    {
        _folder.Write($"health-{container}", $"{health}\n");
        return this;
    }

    /// <summary>Sets the duration of a restart.</summary>
    public FakeDocker WithRestartOf(int seconds)
    {
        _folder.Write("restart-seconds", $"{seconds}");
        return this;
    }

    public void Dispose() => _folder.Dispose();
}
