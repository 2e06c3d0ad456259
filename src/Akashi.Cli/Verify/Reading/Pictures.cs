using SkiaSharp;

namespace Akashi.Cli.Verify.Reading;

/// <summary>A picture, or why it cannot be read.</summary>
internal readonly record struct ReadPicture(GrayPicture? Picture, string? Fault)
{
    public static ReadPicture Of(GrayPicture picture) => new(picture, null);

    public static ReadPicture Of(string fault) => new(null, fault);
}

/// <summary>
/// Reads PNG and JPEG. The size that a picture claims decides before anything is decoded, and rows are made small as they come, so memory does not
/// depend on the size.
/// </summary>
internal static class Pictures
{
    // A picture that its decoder can only hold as a whole: four bytes a dot, or for a progressive JPEG six.
    private const long MostWhole = 16_000_000;
    private const int BytesPerDot = 4;

    /// <summary>Reads a file.</summary>
    public static ReadPicture Read(string file)
    {
        using var codec = SKCodec.Create(file);
        return Read(codec, () => File.OpenRead(file));
    }

    /// <summary>Reads a JPEG that lies in memory.</summary>
    public static ReadPicture Read(byte[] jpeg)
    {
        using var data = SKData.CreateCopy(jpeg);
        using var codec = SKCodec.Create(data);
        return Read(codec, () => new MemoryStream(jpeg));
    }

    private static ReadPicture Read(SKCodec? codec, Func<Stream> open)
    {
        if (codec is null) return ReadPicture.Of(Unreadable.Damaged);
        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Premul);
        if (!GrayPicture.CanHave(info.Width, info.Height)) return ReadPicture.Of(Unreadable.TooLarge);
        if (codec.EncodedFormat == SKEncodedImageFormat.Png)
        {
            using var stream = open();
            if (PngRows.TryRead(stream, out var picture)) return ReadPicture.Of(picture);
        }
        var isSmall = (long)info.Width * info.Height <= MostWhole;
        if (codec.EncodedFormat == SKEncodedImageFormat.Jpeg)
        {
            using var stream = open();
            if (!isSmall && JpegHead.IsProgressive(stream)) return ReadPicture.Of(Unreadable.TooLarge);
            if (codec.StartScanlineDecode(info) == SKCodecResult.Success) return ReadPicture.Of(Rows(codec, info));
        }
        return isSmall ? Whole(codec, info) : ReadPicture.Of(Unreadable.TooLarge);
    }

    // What is missing at the end of a picture that is cut off stays gray or black; a code above that can still be read.
    private static GrayPicture Rows(SKCodec codec, SKImageInfo info)
    {
        using var line = new SKBitmap(info.WithSize(info.Width, 1));
        var (rows, gray) = (new GrayRows(info.Width, info.Height), new byte[info.Width]);
        for (var y = 0; y < info.Height && codec.GetScanlines(line.GetPixels(), 1, line.RowBytes) == 1; y++)
        {
            ToGray(line.GetPixelSpan(), gray);
            rows.Add(gray);
        }
        return rows.Finish();
    }

    private static ReadPicture Whole(SKCodec codec, SKImageInfo info)
    {
        using var bitmap = new SKBitmap(info);
        var result = codec.GetPixels(info, bitmap.GetPixels());
        if (result is not (SKCodecResult.Success or SKCodecResult.IncompleteInput or SKCodecResult.ErrorInInput)) return ReadPicture.Of(Unreadable.Damaged);
        var (rows, gray) = (new GrayRows(info.Width, info.Height), new byte[info.Width]);
        var dots = bitmap.GetPixelSpan();
        for (var y = 0; y < info.Height; y++)
        {
            ToGray(dots.Slice(y * bitmap.RowBytes, info.Width * BytesPerDot), gray);
            rows.Add(gray);
        }
        return ReadPicture.Of(rows.Finish());
    }

    // On white, where it is transparent.
    private static void ToGray(ReadOnlySpan<byte> line, Span<byte> gray)
    {
        for (var x = 0; x < gray.Length; x++)
        {
            var dot = line.Slice(x * BytesPerDot, BytesPerDot);
            gray[x] = (byte)Math.Min(255, Luma.Of(dot[0], dot[1], dot[2]) + 255 - dot[3]);
        }
    }
}

/// <summary>How bright a colour is.</summary>
internal static class Luma
{
    /// <summary>0 to 255 (ITU-R BT.601).</summary>
    public static byte Of(int red, int green, int blue) => (byte)(((red * 306) + (green * 601) + (blue * 117)) >> 10);
}
