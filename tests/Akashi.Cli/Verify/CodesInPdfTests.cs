using System.IO.Compression;
using System.Text;
using Akashi.Cli.Verify;

namespace Akashi.Cli.Tests.Verify;

public class CodesInPdfTests
{
    private const string Code = "https://verify.example.go.jp/w/?c=0oRNogEm-_A";

    [Fact]
    public void A_link_is_found() => Assert.Equal([Code], CodesInPdf.Find(Pdf($"<</S/URI/URI({Code})>>")));

    [Fact]
    public void An_address_in_a_compressed_stream_is_found() =>
        Assert.Equal([Code], CodesInPdf.Find([.. Pdf("<<>>stream\r\n"), .. Packed(Code), .. "\nendstream"u8]));

    [Fact]
    public void The_same_address_twice_is_one_code() => Assert.Equal([Code, Code + "B"], CodesInPdf.Find(Pdf($"({Code}) ({Code}B) ({Code})")));

    [Fact]
    public void Another_address_is_not_a_code() => Assert.Empty(CodesInPdf.Find(Pdf("(https://www.example.go.jp/?c=AAAA)")));

    [Fact]
    public void A_bomb_ends_in_time()
    {
        var bomb = Packed(new string('A', 80 * 1024 * 1024));
        byte[] pdf = [.. Pdf("stream\n"), .. bomb, .. "\nendstream stream\n"u8, .. bomb];
        Assert.Empty(CodesInPdf.Find(pdf));
    }

    [Theory]
    [InlineData("")]
    [InlineData("stream")]
    [InlineData("stream\n")]
    [InlineData("stream\nx")]
    [InlineData("stream\n\u0078\u0001garbage")]
    public void Invalid_streams_are_skipped(string text) => Assert.Empty(CodesInPdf.Find(Pdf(text)));

    private static byte[] Pdf(string text) => Encoding.Latin1.GetBytes("%PDF-1.7\n" + text);

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(Encoding.ASCII.GetBytes(text));
        return packed.ToArray();
    }
}
