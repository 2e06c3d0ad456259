using System.IO.Compression;
using System.Text;
using Akashi.Cli.Verify.Reading;

namespace Akashi.Cli.Tests.Verify.Reading;

public class TextOfPdfTests
{
    private const string Code = "https://verify.example.go.jp/w/?c=0oRNogEm-_A";

    [Fact]
    public void A_link_is_found() => Assert.Equal([Code], Find(Pdf($"<</S/URI/URI({Code})>>")));

    [Fact]
    public void An_address_in_a_compressed_stream_is_found() =>
        Assert.Equal([Code], Find([.. Pdf("<<>>stream\r\n"), .. Packed(Code), .. "\nendstream"u8]));

    [Fact]
    public void The_same_address_twice_is_one_code() => Assert.Equal([Code, Code + "B"], Find(Pdf($"({Code}) ({Code}B) ({Code})")));

    [Fact]
    public void Another_address_is_not_a_code() => Assert.Empty(Find(Pdf("(https://www.example.go.jp/?c=AAAA)")));

    /// <summary>What lies behind 256 MiB is not looked at, neither in the same stream nor in the next.</summary>
    [Fact]
    public void A_bomb_ends_in_time()
    {
        byte[] pdf = [.. Pdf("stream\n"), .. Bomb(), .. "\nendstream stream\n"u8, .. Packed(Code), .. "\nendstream"u8];
        Assert.Empty(Find(pdf));
    }

    /// <summary>Half of a genuine code would be judged as a forged one.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(1000)]
    public void An_address_that_a_cut_file_ends_in_is_none(int left)
    {
        var packed = Packed(new string('\n', 200_000) + Code);
        Assert.Empty(Find([.. Pdf("<<>>stream\r\n"), .. packed[..^Math.Min(left, packed.Length / 2)]]));
    }

    [Fact]
    public void An_address_that_is_broken_off_by_something_else_is_none() => Assert.Empty(Find(Pdf($"({Code}\u0001\u0002)")));

    [Fact]
    public void An_address_is_found_wherever_the_parts_in_which_a_file_is_read_end()
    {
        foreach (var before in Enumerable.Range(65_536 - 60, 120).Where(n => n % 7 == 0))
            Assert.Equal([Code], Find(Pdf(new string(' ', before) + $"({Code})")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("stream")]
    [InlineData("stream\n")]
    [InlineData("stream\nx")]
    [InlineData("stream\n\u0078\u0001garbage")]
    public void Invalid_streams_are_skipped(string text) => Assert.Empty(Find(Pdf(text)));

    private static IReadOnlyList<string> Find(byte[] pdf) => TextOfPdf.Find(new MemoryStream(pdf), () => new MemoryStream(pdf));

    private static byte[] Pdf(string text) => Encoding.Latin1.GetBytes("%PDF-1.7\n" + text);

    // More than 256 MiB, and then an address.
    private static byte[] Bomb()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var part = new byte[1 << 20];
            part.AsSpan().Fill((byte)' ');
            for (var i = 0; i <= 256; i++) zlib.Write(part);
            zlib.Write(Encoding.ASCII.GetBytes(Code));
        }
        return packed.ToArray();
    }

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(Encoding.ASCII.GetBytes(text));
        return packed.ToArray();
    }
}
