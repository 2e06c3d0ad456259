using System.Text;

namespace Akashi.Pdf.Tests;

/// <summary>A grey picture, and what becomes of one on paper and in a scanner. The same picture always becomes the same.</summary>
internal sealed class Scan(int width, int height, byte[] dots)
{
    /// <summary>Reads a PGM (P5) as pdftoppm writes it.</summary>
    public static Scan Read(byte[] pgm)
    {
        var head = Encoding.ASCII.GetString(pgm, 0, 32).Split('\n');
        Assert.Equal(("P5", "255"), (head[0], head[2]));
        var size = head[1].Split(' ').Select(n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        return new Scan(size[0], size[1], pgm[^(size[0] * size[1])..]);
    }

    public byte[] Write() => [.. Encoding.ASCII.GetBytes(FormattableString.Invariant($"P5\n{width} {height}\n255\n")), .. dots];

    /// <summary>Turned about its middle; what comes from outside is white.</summary>
    public Scan Turned(double degrees)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        return Each((x, y) =>
        {
            double dx = x - (width / 2.0), dy = y - (height / 2.0);
            return Between((dx * cos) + (dy * sin) + (width / 2.0), (dy * cos) - (dx * sin) + (height / 2.0));
        });
    }

    /// <summary>Each dot is lighter or darker by up to this much.</summary>
    public Scan Noisy(int most)
    {
        var random = new Random(7);
        return Each((x, y) => dots[(y * width) + x] + random.Next(-most, most + 1));
    }

    /// <summary>The ring and the pool that a cup leaves.</summary>
    public Scan Stained(double left, double top, double radius) => Each((x, y) =>
    {
        var away = Math.Sqrt(Math.Pow(x - left, 2) + Math.Pow(y - top, 2)) / radius;
        var kept = away > 1 ? 1 : away > 0.93 ? 0.55 : 0.78;
        return dots[(y * width) + x] * kept;
    });

    private Scan Each(Func<int, int, double> dot)
    {
        var made = new byte[dots.Length];
        for (var i = 0; i < made.Length; i++) made[i] = (byte)Math.Clamp(dot(i % width, i / width), 0, 255);
        return new Scan(width, height, made);
    }

    private double Between(double x, double y)
    {
        int left = (int)Math.Floor(x), top = (int)Math.Floor(y);
        if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) return 255;
        double right = x - left, below = y - top;
        double upper = (dots[(top * width) + left] * (1 - right)) + (dots[(top * width) + left + 1] * right);
        double lower = (dots[((top + 1) * width) + left] * (1 - right)) + (dots[((top + 1) * width) + left + 1] * right);
        return (upper * (1 - below)) + (lower * below);
    }
}
