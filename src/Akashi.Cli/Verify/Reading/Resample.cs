namespace Akashi.Cli.Verify.Reading;

/// <summary>Other looks at a picture.</summary>
internal static class Resample
{
    /// <summary>Twice as large in each direction, with straight lines between the dots.</summary>
    public static GrayPicture Twice(GrayPicture picture)
    {
        var (width, height, from) = (picture.Width * 2, picture.Height * 2, picture.Dots);
        var to = new byte[width * height];
        for (var y = 0; y < height; y++)
        {
            var (above, below) = Neighbours(y, picture.Height);
            for (var x = 0; x < width; x++)
            {
                var (left, right) = Neighbours(x, picture.Width);
                var near = (from[(above * picture.Width) + left] * 3) + from[(above * picture.Width) + right];
                var far = (from[(below * picture.Width) + left] * 3) + from[(below * picture.Width) + right];
                to[(y * width) + x] = (byte)(((near * 3) + far) / 16);
            }
        }
        return new GrayPicture(width, height, to);
    }

    /// <summary>Each dot is the mean of itself and its neighbours, the nearer the more: less noise.</summary>
    public static GrayPicture Smooth(GrayPicture picture)
    {
        var (width, height, from) = (picture.Width, picture.Height, picture.Dots);
        var to = new byte[from.Length];
        for (var y = 0; y < height; y++)
        {
            var (up, down) = (Math.Max(0, y - 1) * width, Math.Min(height - 1, y + 1) * width);
            for (var x = 0; x < width; x++)
            {
                var (left, right) = (Math.Max(0, x - 1), Math.Min(width - 1, x + 1));
                var corners = from[up + left] + from[up + right] + from[down + left] + from[down + right];
                var sides = from[up + x] + from[down + x] + from[(y * width) + left] + from[(y * width) + right];
                to[(y * width) + x] = (byte)((corners + (sides * 2) + (from[(y * width) + x] * 4)) / 16);
            }
        }
        return new GrayPicture(width, height, to);
    }

    // The nearer of the two old dots around a new one, and the other.
    private static (int Near, int Far) Neighbours(int at, int length)
    {
        var near = at / 2;
        return (near, Math.Clamp(at % 2 == 0 ? near - 1 : near + 1, 0, length - 1));
    }
}
