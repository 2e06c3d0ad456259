namespace Akashi.Cli.Verify.Reading;

/// <summary>What is left of a file, for reading once; it remembers whether more was asked for than there is.</summary>
internal sealed class UntilItsEnd(Stream file) : Stream
{
    /// <summary>Whether a read found nothing any more.</summary>
    public bool RanOut { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var length = file.Read(buffer);
        RanOut |= length == 0 && buffer.Length > 0;
        return length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
