using System.Buffers.Binary;
using System.Text;

namespace Akashi.Cli.Verify.Reading;

/// <summary>The compressed data of a PNG: the contents of its IDAT chunks, one after another.</summary>
/// <param name="png">The file, after the head.</param>
/// <param name="keep">Gets each short chunk before the data, by its name.</param>
internal sealed class PngData(Stream png, Action<string, byte[]> keep) : Stream
{
    private const int LongestKept = 1024;
    private const int Checksum = 4;
    private long left;
    private bool ended;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        while (left == 0)
        {
            if (ended || !Next()) return 0;
        }
        var read = png.Read(buffer[..(int)Math.Min(buffer.Length, left)]);
        left -= read;
        if (left == 0) png.Position += Checksum;
        ended = read == 0;
        return read;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    // Goes to the next chunk of data.
    private bool Next()
    {
        Span<byte> head = stackalloc byte[8];
        while (png.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length)
        {
            var (length, name) = (BinaryPrimitives.ReadUInt32BigEndian(head), Encoding.Latin1.GetString(head[4..]));
            if (name == "IEND") break;
            if (name == "IDAT")
            {
                left = length;
                if (left > 0) return true;
            }
            else if (length <= LongestKept)
            {
                var content = new byte[length];
                if (png.ReadAtLeast(content, content.Length, throwOnEndOfStream: false) < content.Length) break;
                keep(name, content);
                length = 0;
            }
            png.Position += length + Checksum;
        }
        ended = true;
        return false;
    }
}
