using ZXing;
using ZXing.Common;
using ZXing.Multi.QrCode;

namespace Akashi.Cli.Verify.Reading;

/// <summary>
/// The two-dimensional codes (ISO/IEC 18004) in a picture. The library wants modules of three dots or more with clean edges, which a scan at 150 dpi does
/// not give, so the picture is also looked at larger and smoother, and with <see cref="DenseQr"/>.
/// </summary>
internal static class QrCodes
{
    // Dots of a picture that is made twice as large: A4 at 150 dpi, with room.
    private const int MostEnlarged = 4_000_000;
    private const int LeastReduced = 2000;
    private const int Most = 16;

    private static readonly Dictionary<DecodeHintType, object> Hints = new() { [DecodeHintType.TRY_HARDER] = true };

    /// <summary>What the codes say, each once; from the first look at the picture that finds one of a credential, else from all.</summary>
    public static IReadOnlyList<string> In(GrayPicture picture)
    {
        var found = new HashSet<string>();
        foreach (var look in Looks(picture))
        {
            Read(look, found);
            if (found.Any(AddressScanner.IsAddress)) break;
        }
        return [.. found];
    }

    private static IEnumerable<Func<GrayPicture>> Looks(GrayPicture picture)
    {
        yield return picture.Copy;
        if (picture.Dots.Length <= MostEnlarged) yield return () => Resample.Twice(picture);
        yield return () => Resample.Smooth(picture);
        if (picture.Width >= LeastReduced || picture.Height >= LeastReduced) yield return () => picture.Reduce(2);
    }

    // What was read is painted over, and the rest looked at again: one sheet may lie beside another.
    private static void Read(Func<GrayPicture> look, HashSet<string> found)
    {
        var picture = look();
        for (var count = 0; count < Most;)
        {
            var results = Several(picture);
            foreach (var (text, corners) in results)
            {
                found.Add(text);
                picture.Erase(corners);
                count++;
            }
            if (results.Count == 0) break;
        }
    }

    private static List<(string Text, float[] Corners)> Several(GrayPicture picture)
    {
        var bitmap = new BinaryBitmap(new HybridBinarizer(SourceOf(picture)));
        var several = new QRCodeMultiReader().decodeMultiple(bitmap, Hints);
        if (several is { Length: > 0 }) return [.. several.Select(r => (r.Text, Around(r.ResultPoints)))];
        return DenseQr.Read(picture, bitmap.BlackMatrix, Hints) is { } dense ? [dense] : [];
    }

    private static PlanarYUVLuminanceSource SourceOf(GrayPicture picture) =>
        new(picture.Dots, picture.Width, picture.Height, 0, 0, picture.Width, picture.Height, false);

    // The centres of the finder patterns at the lower left, upper left and upper right, and so much more around them.
    private static float[] Around(ResultPoint[] points)
    {
        const float More = 0.3f;
        var (a, b, c) = (points[1], points[2], points[0]);
        var (rightX, rightY, downX, downY) = (b.X - a.X, b.Y - a.Y, c.X - a.X, c.Y - a.Y);
        float[] Corner(float right, float down) => [a.X + (rightX * right) + (downX * down), a.Y + (rightY * right) + (downY * down)];
        return [.. Corner(-More, -More), .. Corner(1 + More, -More), .. Corner(1 + More, 1 + More), .. Corner(-More, 1 + More)];
    }
}
