using Engine.Diagnostics;
using Review.Diagnostics;

namespace Review.CommandLine;

/// <summary>The system's temporary folder, in which each program gets a home directory of its own.</summary>
internal static class TemporaryFiles
{
    /// <exception cref="FaultException">REV309: the folder is not writable.</exception>
    public static void ThrowIfNotWritable()
    {
        try
        {
            Directory.CreateTempSubdirectory("pulumi-review-").Delete();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(ReviewDiagnostics.TemporaryFolderNotWritable(Path.GetTempPath(), exception.Message));
        }
    }
}
