using Review.CommandLine;

namespace Engine.Tests.Review.CommandLine;

public sealed class BrokenStreamTests
{
    [Fact]
    public async Task Review_that_cannot_write_fails_with_a_code_and_not_with_a_crash()
    {
        var streams = new FullDisk();

        Assert.Equal(4, await ReviewCommand.RunAsync(["--help"], streams));
        Assert.Equal(
            "REV306 The output cannot be written: Stream does not support writing.\n"
                + "       Fix: free space on the disk, or write to another file.\n",
            streams.Error.ToString()
        );
    }

    private sealed class FullDisk : IStreams
    {
        public Stream Output { get; } = new MemoryStream([], writable: false);

        public TextWriter Error { get; } = new StringWriter { NewLine = "\n" };

        public int? Width => null;
    }
}
