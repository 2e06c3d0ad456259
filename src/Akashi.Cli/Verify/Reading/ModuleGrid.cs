using ZXing.Common;

namespace Akashi.Cli.Verify.Reading;

/// <summary>The modules of a code in a picture, each as the mean of its dots.</summary>
internal static class ModuleGrid
{
    // Modules around one, in each direction, that say what is dark there.
    private const int Around = 6;
    private static readonly float[] Inside = [-0.25f, 0, 0.25f];

    /// <summary>Dark or light for each module: darker than its neighbourhood or not.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="transform">From modules to dots.</param>
    /// <param name="size">Modules along each side.</param>
    public static BitMatrix Of(GrayPicture picture, PerspectiveTransform transform, int size)
    {
        var (shades, sums) = (new float[size * size], new double[(size + 1) * (size + 1)]);
        for (var y = 0; y < size; y++)
        {
            var row = 0d;
            for (var x = 0; x < size; x++)
            {
                row += shades[(y * size) + x] = At(picture, transform, x + 0.5f, y + 0.5f);
                sums[((y + 1) * (size + 1)) + x + 1] = sums[(y * (size + 1)) + x + 1] + row;
            }
        }
        var bits = new BitMatrix(size);
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++) bits[x, y] = shades[(y * size) + x] < Mean(sums, size, x, y);
        }
        return bits;
    }

    /// <summary>How bright a place is, given in modules: 0 to 255.</summary>
    public static float At(GrayPicture picture, PerspectiveTransform transform, float x, float y)
    {
        var (points, next) = (new float[Inside.Length * Inside.Length * 2], 0);
        foreach (var down in Inside)
        {
            foreach (var right in Inside) (points[next++], points[next++]) = (x + right, y + down);
        }
        transform.transformPoints(points);
        var sum = 0f;
        for (var i = 0; i < points.Length; i += 2) sum += Between(picture, points[i] - 0.5f, points[i + 1] - 0.5f);
        return sum / (points.Length / 2);
    }

    /// <summary>The mean of a square ring of modules around a place.</summary>
    public static float Ring(GrayPicture picture, PerspectiveTransform transform, float x, float y, int away)
    {
        var (sum, count) = (0f, 0);
        for (var down = -away; down <= away; down++)
        {
            for (var right = -away; right <= away; right++)
            {
                if (Math.Max(Math.Abs(down), Math.Abs(right)) != away) continue;
                sum += At(picture, transform, x + right, y + down);
                count++;
            }
        }
        return sum / count;
    }

    private static double Mean(double[] sums, int size, int x, int y)
    {
        var (left, top, right, bottom) = (Math.Max(0, x - Around), Math.Max(0, y - Around), Math.Min(size, x + Around + 1), Math.Min(size, y + Around + 1));
        var row = size + 1;
        var sum = sums[(bottom * row) + right] - sums[(top * row) + right] - sums[(bottom * row) + left] + sums[(top * row) + left];
        return sum / ((right - left) * (bottom - top));
    }

    // Straight lines between the four dots around a point; outside there is white.
    private static float Between(GrayPicture picture, float x, float y)
    {
        if (!(x >= 0 && y >= 0 && x < picture.Width - 1 && y < picture.Height - 1)) return byte.MaxValue;
        var (left, top) = ((int)x, (int)y);
        var (right, down, at) = (x - left, y - top, (top * picture.Width) + left);
        var above = picture.Dots[at] + ((picture.Dots[at + 1] - picture.Dots[at]) * right);
        var below = picture.Dots[at + picture.Width] + ((picture.Dots[at + picture.Width + 1] - picture.Dots[at + picture.Width]) * right);
        return above + ((below - above) * down);
    }
}
