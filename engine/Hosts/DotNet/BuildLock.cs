namespace Engine.Hosts.DotNet;

/// <summary>
/// Prevents concurrent previews of one user from interfering: many may run a build's output, one may build, and none runs while another
/// builds. Builds of different projects also wait for each other, because projects share references, feeds and NuGet's cache. The locks
/// belong to the operating system, which releases them however a process ends.
/// </summary>
internal sealed class BuildLock(string? folder, string name, IProgress<string> notices)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private bool _hasReported;

    /// <summary>Acquires the lock that is held while a program runs.</summary>
    public Task<IDisposable> ShareAsync(CancellationToken cancellation) => HoldAsync(name, FileAccess.Read, FileShare.Read, cancellation);

    /// <summary>Acquires the lock that is held during a build.</summary>
    public async Task<IDisposable> TakeAsync(CancellationToken cancellation)
    {
        var build = await HoldAsync("build", FileAccess.ReadWrite, FileShare.None, cancellation).ConfigureAwait(false);
        try
        {
            var program = await HoldAsync(name, FileAccess.ReadWrite, FileShare.None, cancellation).ConfigureAwait(false);
            return new Both(build, program);
        }
        catch
        {
            build.Dispose();
            throw;
        }
    }

    private async Task<IDisposable> HoldAsync(string lockName, FileAccess access, FileShare share, CancellationToken cancellation)
    {
        while (folder is not null)
        {
            try
            {
                return new FileStream(Path.Combine(folder, $"{lockName}.lock"), FileMode.OpenOrCreate, access, share);
            }
            catch (IOException exception) when (IsHeld(exception))
            {
                if (!_hasReported)
                {
                    _hasReported = true;
                    notices.Report("Waiting for another preview that builds or runs the program.");
                }

                await Task.Delay(Interval, cancellation).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // A full disk or a missing folder: previews run without the lock rather than not at all.
                break;
            }
        }

        return new Both();
    }

    /// <summary>Compares the system's error number: a sharing violation (Windows), or EWOULDBLOCK (Linux, macOS).</summary>
    private static bool IsHeld(IOException exception) => exception.HResult is unchecked((int)0x80070020) or 11 or 35;

    private sealed class Both(params IDisposable[] locks) : IDisposable
    {
        public void Dispose() => Array.ForEach(locks, held => held.Dispose());
    }
}
