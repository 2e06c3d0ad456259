namespace Akashi.Cli.Verify.Reading;

/// <summary>A picture in shades of gray, one byte a dot, 0 is black; small enough to look for codes in it.</summary>
internal sealed class GrayPicture
{
    /// <summary>Dots of a picture that is not made smaller: A4 at 300 dpi.</summary>
    public const int Most = 9_000_000;

    /// <summary>Dots of the largest picture that is read at all: A3 at 1,200 dpi, or A4 at 1,200 dpi with room.</summary>
    public const long MostRead = 300_000_000;

    /// <summary>The longest side that is read.</summary>
    public const int LongestSide = 65_000;

    // So much darker than the paper around it is a mark, and fewer marks in a thousand are dust.
    private const int Mark = 64;

    public GrayPicture(int width, int height, byte[] dots) => (Width, Height, Dots) = (width, height, dots);

    public int Width { get; }

    public int Height { get; }

    /// <summary>Row by row.</summary>
    public byte[] Dots { get; }

    /// <summary>Whether nothing is on it but dust: less than a short line of letters on a page.</summary>
    public bool IsBlank
    {
        get
        {
            var shades = new long[256];
            foreach (var dot in Dots) shades[dot]++;
            var (paper, seen) = (255, 0L);
            while (paper > 0 && (seen += shades[paper]) * 2 < Dots.Length) paper--;
            var marks = 0L;
            for (var shade = 0; shade < paper - Mark; shade++) marks += shades[shade];
            return marks * 2500 < Dots.Length;
        }
    }

    /// <summary>Whether a picture of this size is read.</summary>
    public static bool CanHave(long width, long height) =>
        width is > 0 and <= LongestSide && height is > 0 and <= LongestSide && width * height <= MostRead;

    /// <summary>The same, to paint on.</summary>
    public GrayPicture Copy() => new(Width, Height, [.. Dots]);

    /// <summary>Paints white over a part.</summary>
    /// <param name="corners">X and Y of its four corners, going round.</param>
    public void Erase(float[] corners)
    {
        var (xs, ys) = (corners.Where((_, i) => i % 2 == 0).ToList(), corners.Where((_, i) => i % 2 == 1).ToList());
        var (left, right) = (Within(xs.Min(), Width), Within(xs.Max(), Width));
        var (top, bottom) = (Within(ys.Min(), Height), Within(ys.Max(), Height));
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
            {
                if (IsInside(corners, x, y)) Dots[(y * Width) + x] = byte.MaxValue;
            }
        }
    }

    /// <summary>A smaller one, in which each dot is the mean of <paramref name="by"/> times <paramref name="by"/> dots.</summary>
    public GrayPicture Reduce(int by)
    {
        var rows = new GrayRows(Width, Height, by);
        for (var y = 0; y < Height; y++) rows.Add(Dots.AsSpan(y * Width, Width));
        return rows.Finish();
    }

    private static int Within(float at, int length) => (int)Math.Clamp(at, 0, length);

    // Whether a point lies on the same side of all four edges.
    private static bool IsInside(float[] corners, int x, int y)
    {
        var (left, right) = (false, false);
        for (var i = 0; i < corners.Length; i += 2)
        {
            var (fromX, fromY) = (corners[i], corners[i + 1]);
            var (toX, toY) = (corners[(i + 2) % corners.Length], corners[(i + 3) % corners.Length]);
            var side = ((toX - fromX) * (y - fromY)) - ((toY - fromY) * (x - fromX));
            (left, right) = (left || side < 0, right || side > 0);
        }
        return !(left && right);
    }
}

/// <summary>Makes a picture of rows, smaller if it would be too large, without ever holding the large one.</summary>
internal sealed class GrayRows
{
    private readonly int width;
    private readonly int by;
    private readonly int smallWidth;
    private readonly int smallHeight;
    private readonly byte[] dots;
    private readonly int[] sums;
    private int row;

    public GrayRows(int width, int height)
        : this(width, height, (int)Math.Ceiling(Math.Sqrt((double)width * height / GrayPicture.Most)))
    {
    }

    /// <param name="width">Of the rows.</param>
    /// <param name="height">Number of rows.</param>
    /// <param name="by">How many dots become one, in each direction.</param>
    public GrayRows(int width, int height, int by)
    {
        this.by = Math.Max(1, Math.Min(by, Math.Min(width, height)));
        (this.width, smallWidth, smallHeight) = (width, width / this.by, height / this.by);
        (dots, sums) = (new byte[smallWidth * smallHeight], new int[smallWidth]);
    }

    /// <summary>Adds the next row.</summary>
    public void Add(ReadOnlySpan<byte> line)
    {
        var at = row++ / by;
        if (at >= smallHeight) return;
        if (by == 1)
        {
            line[..width].CopyTo(dots.AsSpan(at * smallWidth));
            return;
        }
        for (var x = 0; x < smallWidth * by; x++) sums[x / by] += line[x];
        if (row % by != 0) return;
        for (var x = 0; x < smallWidth; x++) dots[(at * smallWidth) + x] = (byte)(sums[x] / (by * by));
        Array.Clear(sums);
    }

    /// <summary>The picture; rows that never came stay black.</summary>
    public GrayPicture Finish() => new(smallWidth, smallHeight, dots);
}
