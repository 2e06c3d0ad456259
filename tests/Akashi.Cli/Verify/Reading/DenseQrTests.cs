using Akashi.Cli.Verify.Reading;
using ZXing;
using ZXing.QrCode;

namespace Akashi.Cli.Tests.Verify.Reading;

/// <summary>Row 4.4.2: codes whose modules are hardly wider than two dots and not in line with them, as on a coarse scan.</summary>
public sealed class DenseQrTests
{
    private const int Room = 4;
    private const int Fine = 4;

    // The library alone reads none of these.
    [Theory]
    [InlineData(1.6, -8)]
    [InlineData(1.8, 1)]
    [InlineData(2, -8)]
    [InlineData(2.1, 0)]
    public void A_coarse_code_is_read(double dots, double degrees)
    {
        var said = "https://verify.example.go.jp/w/?c=" + string.Concat(Enumerable.Range(0, 460).Select(i => (char)('A' + (i * i % 26))));
        Assert.Equal([said], QrCodes.In(Scanned(said, dots, degrees)));
    }

    // Each dot is the mean of the places below it, turned around the middle, with the grain of a scanner.
    private static GrayPicture Scanned(string said, double dots, double degrees)
    {
        var code = new QRCodeWriter().encode(said, BarcodeFormat.QR_CODE, 0, 0, new Dictionary<EncodeHintType, object> { [EncodeHintType.MARGIN] = 0 });
        var side = (int)((code.Width + (2 * Room)) * dots * 1.25);
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        var (gray, random) = (new byte[side * side], 1u);
        for (var at = 0; at < gray.Length; at++)
        {
            var dark = 0;
            for (var part = 0; part < Fine * Fine; part++)
            {
                var right = (at % side) + (((part % Fine) + 0.5) / Fine) - (side / 2.0);
                var down = (at / side) + (((part / Fine) + 0.5) / Fine) - (side / 2.0);
                var x = (int)Math.Floor((((right * cos) + (down * sin)) / dots) + (code.Width / 2.0));
                var y = (int)Math.Floor((((down * cos) - (right * sin)) / dots) + (code.Height / 2.0));
                if (x >= 0 && y >= 0 && x < code.Width && y < code.Height && code[x, y]) dark++;
            }
            random = unchecked((random * 1664525) + 1013904223);
            gray[at] = (byte)(220 - (dark * 170 / (Fine * Fine)) + ((int)(random >> 16) % 31) - 15);
        }
        return new GrayPicture(side, side, gray);
    }
}
