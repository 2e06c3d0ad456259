using ZXing;
using ZXing.Common;
using ZXing.QrCode.Internal;

namespace Akashi.Cli.Verify.Reading;

/// <summary>
/// Reads a code whose modules are only two or three dots wide, as on a scan at 150 dpi. The library finds the three corners. It then takes one dot for
/// each module, and one guess for their number; here a module is the mean of its dots, compared with its neighbourhood, and near numbers are tried too.
/// </summary>
internal static class DenseQr
{
    private const int LeastVersion = 1;
    private const int MostVersion = 40;
    private const int VersionsAround = 2;

    // A finder pattern's centre lies so far inside, an alignment pattern's so far from the other end, in modules.
    private const float Finder = 3.5f;
    private const float Alignment = 6.5f;

    /// <summary>What the code says, and its corners; null where none can be read.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="bits">The same in black and white.</param>
    /// <param name="hints">For the library.</param>
    public static (string Text, float[] Corners)? Read(GrayPicture picture, BitMatrix bits, IDictionary<DecodeHintType, object> hints)
    {
        var corners = new Corners(bits);
        corners.detect(hints);
        if (corners.Found is not { } found) return null;
        foreach (var version in Versions(found))
        {
            var size = 17 + (4 * version);
            var flat = Transform(found, size, null);
            foreach (var transform in version == LeastVersion ? [flat] : new[] { Transform(found, size, AlignmentNear(picture, flat, size)), flat })
            {
                if (new Decoder().decode(ModuleGrid.Of(picture, transform, size), hints) is { } result) return (result.Text, Outline(transform, size));
            }
        }
        return null;
    }

    // The likeliest first.
    private static IEnumerable<int> Versions(FinderPatternInfo found)
    {
        var across = (Distance(found.TopLeft, found.TopRight) + Distance(found.TopLeft, found.BottomLeft)) / 2;
        var size = (across / found.TopLeft.EstimatedModuleSize) + (2 * Finder);
        var likely = (int)Math.Round((size - 17) / 4);
        return Enumerable.Range(0, (2 * VersionsAround) + 1)
            .Select(i => likely + (i % 2 == 0 ? i / 2 : -(i + 1) / 2))
            .Where(v => v is >= LeastVersion and <= MostVersion);
    }

    private static float Distance(ResultPoint a, ResultPoint b) => MathF.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));

    private static PerspectiveTransform Transform(FinderPatternInfo found, int size, (float X, float Y)? alignment)
    {
        var (a, b, c) = (found.TopLeft, found.TopRight, found.BottomLeft);
        var (far, last) = (size - Finder, alignment is null ? size - Finder : size - Alignment);
        var (x, y) = alignment ?? (b.X + c.X - a.X, b.Y + c.Y - a.Y);
        return PerspectiveTransform.quadrilateralToQuadrilateral(
            Finder, Finder, far, Finder, last, last, Finder, far, a.X, a.Y, b.X, b.Y, x, y, c.X, c.Y);
    }

    // Where the pattern at the fourth corner fits best: a dark dot in a light ring in a dark ring.
    private static (float X, float Y)? AlignmentNear(GrayPicture picture, PerspectiveTransform flat, int size)
    {
        var (best, at) = (0f, ((float, float)?)null);
        for (var down = -3f; down <= 3f; down += 0.25f)
        {
            for (var right = -3f; right <= 3f; right += 0.25f)
            {
                var (x, y) = (size - Alignment + right, size - Alignment + down);
                var fit = (2 * ModuleGrid.Ring(picture, flat, x, y, 1)) - ModuleGrid.At(picture, flat, x, y) - ModuleGrid.Ring(picture, flat, x, y, 2);
                if (fit <= best) continue;
                float[] point = [x, y];
                flat.transformPoints(point);
                (best, at) = (fit, (point[0], point[1]));
            }
        }
        return at;
    }

    private static float[] Outline(PerspectiveTransform transform, int size)
    {
        float[] corners = [0, 0, size, 0, size, size, 0, size];
        transform.transformPoints(corners);
        return corners;
    }

    // The library's own search for the corners, without what follows it.
    private sealed class Corners(BitMatrix bits) : Detector(bits)
    {
        public FinderPatternInfo? Found { get; private set; }

        protected override DetectorResult? processFinderPatternInfo(FinderPatternInfo info)
        {
            Found = info;
            return null;
        }
    }
}
