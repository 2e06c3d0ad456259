namespace Akashi.Credentials.Status;

/// <summary>
/// Gives out bytes, the last one alone, so that it shows whether a reader needed exactly these. The platform's reader of zlib tells neither that its
/// stream ended before the bytes did, nor that the checksum at the end is missing; but it asks for more only while its stream has not ended.
/// </summary>
internal sealed class LastByteStream(byte[] bytes) : Stream
{
    private int at;
    private bool isAskedForMore;

    /// <summary>Whether the last byte was asked for, and nothing after it.</summary>
    public bool IsReadExactly => at == bytes.Length && !isAskedForMore;

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
        isAskedForMore |= at == bytes.Length;
        var count = Math.Min(buffer.Length, at < bytes.Length - 1 ? bytes.Length - 1 - at : bytes.Length - at);
        bytes.AsSpan(at, count).CopyTo(buffer);
        at += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
