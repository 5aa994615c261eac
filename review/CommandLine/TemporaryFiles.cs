using Engine.Diagnostics;

namespace Review.CommandLine;

/// <summary>The system's temporary folder, in which a program gets a home of its own.</summary>
internal static class TemporaryFiles
{
    /// <exception cref="FaultException">REV309: nothing can be written there.</exception>
    public static void ThrowIfNotWritable()
    {
        try
        {
            Directory.CreateTempSubdirectory("pulumi-review-").Delete();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(
                ExitCode.EngineFault,
                new Fault(
                    "REV309",
                    $"The temporary folder {Path.GetTempPath()} cannot be written: {exception.Message}",
                    "free space there, or name another one with the variable TMPDIR."
                )
            );
        }
    }
}
