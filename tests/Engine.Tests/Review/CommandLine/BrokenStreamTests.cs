using Review.CommandLine;

namespace Engine.Tests.Review.CommandLine;

public sealed class BrokenStreamTests
{
    [Fact]
    public async Task Review_that_cannot_write_fails_with_a_code_and_not_with_a_crash()
    {
        var streams = new FullDisk();

        Assert.Equal(4, await ReviewCommand.RunAsync(["--help"], streams));
        Assert.StartsWith(
            "REV901 The review itself failed: System.ArgumentException: Stream was not writable.",
            streams.Error.ToString(),
            StringComparison.Ordinal
        );
    }

    private sealed class FullDisk : IStreams
    {
        public Stream Output { get; } = new MemoryStream([], writable: false);

        public TextWriter Error { get; } = new StringWriter();

        public int? Width => null;
    }
}
