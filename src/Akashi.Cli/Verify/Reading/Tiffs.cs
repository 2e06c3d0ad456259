using BitMiracle.LibTiff.Classic;

namespace Akashi.Cli.Verify.Reading;

/// <summary>The pages of a TIFF, one after another; row by row where that is possible, so that memory does not depend on their size.</summary>
internal static class Tiffs
{
    // A page that can only be decoded as a whole: four bytes a dot.
    private const long MostWhole = 9_000_000;
    // A strip or tile is decompressed as a whole.
    private const int MostPart = 32 * 1024 * 1024;

    static Tiffs() => Tiff.SetErrorHandler(new Silent());

    /// <summary>Reads the pages that are asked for.</summary>
    /// <param name="file">The file.</param>
    /// <param name="most">After so many pages it ends.</param>
    public static IEnumerable<ReadPicture> Read(string file, int most)
    {
        using var tiff = Tiff.Open(file, "r");
        if (tiff is null)
        {
            yield return ReadPicture.Of(Unreadable.Damaged);
            yield break;
        }
        for (var page = 0; page < most; page++)
        {
            yield return Page(tiff);
            if (!tiff.ReadDirectory()) yield break;
        }
        yield return ReadPicture.Of(Unreadable.TooLarge);
    }

    private static ReadPicture Page(Tiff tiff)
    {
        var (width, height) = (Number(tiff, TiffTag.IMAGEWIDTH), Number(tiff, TiffTag.IMAGELENGTH));
        if (width <= 0 || height <= 0) return ReadPicture.Of(Unreadable.Damaged);
        if (!GrayPicture.CanHave(width, height)) return ReadPicture.Of(Unreadable.TooLarge);
        if (TiffDots.Of(tiff) is { } dots && tiff.StripSize() is > 0 and <= MostPart) return Rows(tiff, width, height, dots);
        return (long)width * height <= MostWhole ? Whole(tiff, width, height) : ReadPicture.Of(Unreadable.TooLarge);
    }

    private static ReadPicture Rows(Tiff tiff, int width, int height, TiffDots dots)
    {
        var (rows, gray, line) = (new GrayRows(width, height), new byte[width], new byte[tiff.ScanlineSize()]);
        if (line.Length < dots.LengthOf(width)) return ReadPicture.Of(Unreadable.Damaged);
        for (var y = 0; y < height && tiff.ReadScanline(line, y); y++)
        {
            dots.ToGray(line, gray);
            rows.Add(gray);
        }
        return ReadPicture.Of(rows.Finish());
    }

    private static ReadPicture Whole(Tiff tiff, int width, int height)
    {
        var raster = new int[width * height];
        if (!tiff.ReadRGBAImageOriented(width, height, raster, Orientation.TOPLEFT)) return ReadPicture.Of(Unreadable.Damaged);
        var (rows, gray) = (new GrayRows(width, height), new byte[width]);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var dot = raster[(y * width) + x];
                gray[x] = Luma.Of(Tiff.GetR(dot), Tiff.GetG(dot), Tiff.GetB(dot));
            }
            rows.Add(gray);
        }
        return ReadPicture.Of(rows.Finish());
    }

    internal static int Number(Tiff tiff, TiffTag tag) => tiff.GetField(tag) is [var value, ..] ? value.ToInt() : 0;

    // The library would write what it finds in a damaged file to standard error.
    private sealed class Silent : TiffErrorHandler
    {
        public override void ErrorHandler(Tiff tif, string method, string format, params object[] args)
        {
        }

        public override void ErrorHandlerExt(Tiff tif, object clientData, string method, string format, params object[] args)
        {
        }

        public override void WarningHandler(Tiff tif, string method, string format, params object[] args)
        {
        }

        public override void WarningHandlerExt(Tiff tif, object clientData, string method, string format, params object[] args)
        {
        }
    }
}
