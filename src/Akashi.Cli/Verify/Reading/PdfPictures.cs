using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Graphics.Colors;

namespace Akashi.Cli.Verify.Reading;

/// <summary>
/// The pictures in a page of a PDF, as scanners put them there: JPEG, or dots in gray or colour. Other kinds (JPEG 2000, JBIG2), and pictures in strips,
/// are left to the program that draws pages.
/// </summary>
internal static class PdfPictures
{
    private const int Most = 8;
    private const int LeastSide = 80;
    // Decompressed at once.
    private const long MostBytes = 32_000_000;

    /// <summary>The largest ones.</summary>
    public static IEnumerable<GrayPicture> Of(Page page) =>
        page.GetImages()
            .Where(i => i.WidthInSamples >= LeastSide && i.HeightInSamples >= LeastSide && GrayPicture.CanHave(i.WidthInSamples, i.HeightInSamples))
            .OrderByDescending(i => (long)i.WidthInSamples * i.HeightInSamples)
            .Take(Most)
            .Select(Read)
            .OfType<GrayPicture>();

    private static GrayPicture? Read(IPdfImage image)
    {
        var raw = image.RawMemory.Span;
        if (raw.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8])) return Pictures.Read(raw.ToArray()).Picture;
        var (width, height) = (image.WidthInSamples, image.HeightInSamples);
        var samples = image.ColorSpaceDetails?.BaseType switch
        {
            ColorSpace.DeviceGray or ColorSpace.CalGray => 1,
            ColorSpace.DeviceRGB or ColorSpace.CalRGB => 3,
            _ => image.IsImageMask ? 1 : 0,
        };
        var dots = new TiffDots(image.BitsPerComponent, samples, image.Decode is [1, 0]);
        if ((image.BitsPerComponent, samples) is not ((1, 1) or (8, 1) or (8, 3)) || (long)dots.LengthOf(width) * height > MostBytes) return null;
        if (!image.TryGetBytesAsMemory(out var bytes) || bytes.Length < (long)dots.LengthOf(width) * height) return null;
        var (rows, gray) = (new GrayRows(width, height), new byte[width]);
        for (var y = 0; y < height; y++)
        {
            dots.ToGray(bytes.Span.Slice(y * dots.LengthOf(width), dots.LengthOf(width)), gray);
            rows.Add(gray);
        }
        return rows.Finish();
    }
}
