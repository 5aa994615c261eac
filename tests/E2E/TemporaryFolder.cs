namespace E2E;

/// <summary>A folder that is deleted with this object.</summary>
internal sealed class TemporaryFolder(DirectoryInfo folder) : IDisposable
{
    public string Path => folder.FullName;

    public void Dispose() => folder.Delete(recursive: true);
}
