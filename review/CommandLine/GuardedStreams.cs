using System.Text;
using Engine.Diagnostics;
using Review.Diagnostics;

namespace Review.CommandLine;

/// <summary>Streams that report an error when they cannot be written: a full disk, a closed descriptor.</summary>
internal sealed class GuardedStreams(IStreams streams) : IStreams
{
    public Stream Output { get; } = new GuardedOutput(() => streams.Output);

    public TextWriter Error { get; } = new GuardedError(() => streams.Error);

    public int? Width => streams.Width;

    private static bool IsBroken(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or ObjectDisposedException or NotSupportedException;

    /// <summary>The stream for the command's result; if it cannot be written, the command has failed.</summary>
    private sealed class GuardedOutput(Func<Stream> open) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() => Guarded(stream => stream.Flush());

        public override void Write(byte[] buffer, int offset, int count) => Guarded(stream => stream.Write(buffer, offset, count));

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        private void Guarded(Action<Stream> write)
        {
            try
            {
                write(open());
            }
            catch (Exception exception) when (IsBroken(exception))
            {
                throw new FaultException(ReviewDiagnostics.OutputNotWritable(exception.Message.TrimEnd('.')));
            }
        }
    }

    /// <summary>The stream for errors and messages; if it cannot be written, the exit code still reports how the command ended.</summary>
    private sealed class GuardedError(Func<TextWriter> open) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Guarded(writer => writer.Write(value));

        public override void Write(string? value) => Guarded(writer => writer.Write(value));

        public override void WriteLine(string? value) => Guarded(writer => writer.WriteLine(value));

        public override void Flush() => Guarded(writer => writer.Flush());

        private void Guarded(Action<TextWriter> write)
        {
            try
            {
                write(open());
            }
            catch (Exception exception) when (IsBroken(exception))
            {
                // The failure cannot be reported anywhere else.
            }
        }
    }
}
