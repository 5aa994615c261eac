using Engine.Diagnostics;

namespace Engine.Files;

/// <summary>
/// The files that a project may lead the engine to: those that the isolated program can see as well. Without this limit, a link out of the
/// project or a path such as <c>../../..</c> would be read with the caller's rights.
/// </summary>
public sealed class VisibleFiles
{
    /// <summary>As many as Linux follows (path_resolution(7)).</summary>
    private const int MaximumLinks = 40;

    private readonly IReadOnlyDictionary<string, Visibility> _folders;
    private readonly IReadOnlyCollection<string> _named;
    private readonly (string Given, string Real) _project;

    /// <param name="folders">The visibility of folders; a folder that is not listed has that of the folder around it.</param>
    /// <param name="named">What is visible, for messages.</param>
    /// <param name="project">The project's folder as the caller names it, which may be a link, and without links.</param>
    internal VisibleFiles(
        IReadOnlyDictionary<string, Visibility> folders,
        IReadOnlyCollection<string> named,
        (string Given, string Real) project
    ) => (_folders, _named, _project) = (folders, named, project);

    /// <summary>All files that the caller may read.</summary>
    public static VisibleFiles All { get; } = new(new Dictionary<string, Visibility>(), [], ("", ""));

    private bool IsAll => _folders.Count == 0;

    /// <summary>Returns whether a file exists.</summary>
    /// <inheritdoc cref="Check(string)"/>
    public bool Exists(string file)
    {
        Check(file);
        return File.Exists(file);
    }

    /// <summary>
    /// Checks where a path leads, one component at a time. It stops at the first that is not visible, so that no one learns whether a
    /// hidden file exists or where the caller's own links lead.
    /// </summary>
    /// <exception cref="FaultException">ENG345: the path leads to something that is not visible.</exception>
    internal void Check(string path)
    {
        if (IsAll || path.Contains('\0', StringComparison.Ordinal))
        {
            return;
        }

        var (current, rest) = Start(path);
        var steps = new Stack<string>(rest.Split('/').Reverse());
        for (var links = 0; steps.TryPop(out var step) && links <= MaximumLinks; )
        {
            var next = Next(current, step);
            if (VisibilityOf(next) == Visibility.Hidden && !LeadsToVisible(next))
            {
                throw NotVisible(path, string.Join('/', steps.Where(IsName).Prepend(next)));
            }

            if (next == current || new FileInfo(next).LinkTarget is not { } target)
            {
                current = next;
                continue;
            }

            links++;
            current = target.StartsWith('/') ? "/" : current;
            foreach (var part in target.Split('/').Reverse())
            {
                steps.Push(part);
            }
        }

        // With links left to follow, opening the path fails.
        if (steps.Count == 0 && VisibilityOf(current) == Visibility.Hidden)
        {
            throw NotVisible(path, current);
        }
    }

    /// <summary>Checks an open file, because a path may lead elsewhere after it was checked.</summary>
    /// <inheritdoc cref="Check(string)"/>
    internal void Check(FileStream file, string path)
    {
        if (IsAll || !OperatingSystem.IsLinux())
        {
            return;
        }

        var target = new FileInfo($"/proc/self/fd/{file.SafeFileHandle.DangerousGetHandle()}").LinkTarget ?? "";
        var isVisible = VisibilityOf(target) switch
        {
            Visibility.Full => true,
            Visibility.Public => File.GetUnixFileMode(file.SafeFileHandle).HasFlag(UnixFileMode.OtherRead),
            _ => false,
        };
        if (!isVisible)
        {
            throw NotVisible(path, target);
        }
    }

    private (string Folder, string Steps) Start(string path)
    {
        var absolute = path.StartsWith('/') ? path : Path.Join(Environment.CurrentDirectory, path);
        return IsWithin(absolute, _project.Given) ? (_project.Real, absolute[_project.Given.Length..]) : ("/", absolute);
    }

    private static string Next(string folder, string step) =>
        !IsName(step) ? folder
        : step == ".." ? Path.GetDirectoryName(folder) ?? "/"
        : Path.Join(folder, step);

    private static bool IsName(string step) => step is not ("" or ".");

    private Visibility VisibilityOf(string path)
    {
        for (var folder = path; folder is { Length: > 0 }; folder = Path.GetDirectoryName(folder))
        {
            if (_folders.TryGetValue(folder, out var visibility))
            {
                return visibility;
            }
        }

        return Visibility.Hidden;
    }

    /// <summary>Returns whether a folder contains a visible one; an isolated process sees nothing else in it.</summary>
    private bool LeadsToVisible(string folder) => _folders.Any(entry => entry.Value != Visibility.Hidden && IsWithin(entry.Key, folder));

    private static bool IsWithin(string path, string folder) =>
        path == folder || path.StartsWith(folder.EndsWith('/') ? folder : $"{folder}/", StringComparison.Ordinal);

    private FaultException NotVisible(string path, string target) => new(EngineDiagnostics.FileNotVisible(path, target, _named));
}

/// <summary>The files of a folder that the isolated program can read.</summary>
internal enum Visibility
{
    /// <summary>None.</summary>
    Hidden,

    /// <summary>Those that every user can read: the engine's rights may exceed the program's.</summary>
    Public,

    /// <summary>All that the caller can read.</summary>
    Full,
}
