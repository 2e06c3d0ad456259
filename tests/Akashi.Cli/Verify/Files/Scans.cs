using System.Globalization;
using System.Text;
using BitMiracle.LibTiff.Classic;
using SkiaSharp;

namespace Akashi.Cli.Tests.Verify.Files;

/// <summary>What a scanner or a camera makes of a sheet. The noise is the same in each run.</summary>
internal static class Scans
{
    /// <summary>The first page of a PDF as a scanner sees it.</summary>
    public static async Task<SKBitmap> OfAsync(string pdf, int dpi)
    {
        var picture = Path.Combine(Path.GetDirectoryName(pdf)!, Path.GetFileNameWithoutExtension(pdf) + "-seen-" + dpi);
        await Tool.MustRunAsync("pdftoppm", "-gray", "-singlefile", "-r", $"{dpi}", pdf, picture);
        var seen = await File.ReadAllBytesAsync(picture + ".pgm");
        File.Delete(picture + ".pgm");
        // PGM: "P5", width and height, the brightest shade, each on a line; then a byte a dot. A PNG would take longer than all else.
        var head = Encoding.ASCII.GetString(seen, 0, 40).Split('\n', 4);
        var size = Array.ConvertAll(head[1].Split(' '), n => int.Parse(n, CultureInfo.InvariantCulture));
        var dots = seen.AsSpan(head[..3].Sum(line => line.Length + 1));
        var bitmap = new SKBitmap(new SKImageInfo(size[0], size[1], SKColorType.Rgba8888, SKAlphaType.Premul));
        var pixels = new SKColor[dots.Length];
        for (var i = 0; i < dots.Length; i++) pixels[i] = new SKColor(dots[i], dots[i], dots[i]);
        bitmap.Pixels = pixels;
        return bitmap;
    }

    /// <summary>Laid on the glass a little, or a lot, turned.</summary>
    public static SKBitmap Turned(SKBitmap picture, float degrees)
    {
        var lies = degrees % 180 != 0 && degrees % 90 == 0;
        var (width, height) = lies ? (picture.Height, picture.Width) : (picture.Width, picture.Height);
        return Drawn(picture, width, height, canvas =>
        {
            canvas.Translate(width / 2f, height / 2f);
            canvas.RotateDegrees(degrees);
            canvas.Translate(-picture.Width / 2f, -picture.Height / 2f);
        });
    }

    /// <summary>Held in front of a camera: seen from the side, with a shadow.</summary>
    public static SKBitmap Photographed(SKBitmap picture, byte darkest = 120)
    {
        var seen = Drawn(picture, picture.Width, picture.Height, canvas =>
        {
            var matrix = SKMatrix.CreateRotationDegrees(4, picture.Width / 2f, picture.Height / 2f);
            matrix.Persp0 = 0.00004f;
            matrix.Persp1 = -0.00003f;
            canvas.Concat(matrix);
        });
        using var canvas = new SKCanvas(seen);
        using var shadow = new SKPaint();
        shadow.BlendMode = SKBlendMode.Multiply;
        shadow.Shader = SKShader.CreateLinearGradient(
            default, new SKPoint(seen.Width, seen.Height), new[] { SKColors.White, new SKColor(darkest, darkest, darkest) }, SKShaderTileMode.Clamp);
        canvas.DrawPaint(shadow);
        return seen;
    }

    /// <summary>Unsharp, by so many dots.</summary>
    public static SKBitmap Blurred(SKBitmap picture, float dots)
    {
        var blurred = new SKBitmap(picture.Info);
        using var canvas = new SKCanvas(blurred);
        using var paint = new SKPaint();
        paint.ImageFilter = SKImageFilter.CreateBlur(dots, dots);
        canvas.Clear(SKColors.White);
        canvas.DrawBitmap(picture, 0, 0, SKSamplingOptions.Default, paint);
        return blurred;
    }

    /// <summary>With the grain of a cheap scanner: each dot lighter or darker by up to so much, and paper that is not white.</summary>
    public static SKBitmap Noisy(SKBitmap picture, int grain = 40, int paper = 235, int ink = 40)
    {
        var random = 1u;
        var noisy = picture.Copy();
        var dots = noisy.Pixels;
        for (var i = 0; i < dots.Length; i++)
        {
            random = unchecked((random * 1664525) + 1013904223);
            var shade = ink + (dots[i].Green * (paper - ink) / 255) + (int)(random >> 16) % ((2 * grain) + 1) - grain;
            var clamped = (byte)Math.Clamp(shade, 0, 255);
            dots[i] = new SKColor(clamped, clamped, clamped);
        }
        noisy.Pixels = dots;
        return noisy;
    }

    /// <summary>A part of it.</summary>
    public static SKBitmap Part(SKBitmap picture, double left, double top, double right, double bottom)
    {
        var (w, h) = (picture.Width, picture.Height);
        return Drawn(picture, (int)(w * (right - left)), (int)(h * (bottom - top)), canvas => canvas.Translate((float)(-w * left), (float)(-h * top)));
    }

    /// <summary>Two beside each other.</summary>
    public static SKBitmap Beside(SKBitmap left, SKBitmap right)
    {
        var both = Drawn(left, left.Width + right.Width, left.Height, _ => { });
        using var canvas = new SKCanvas(both);
        canvas.DrawBitmap(right, left.Width, 0, SKSamplingOptions.Default);
        return both;
    }

    public static byte[] Jpeg(SKBitmap picture, int quality = 75)
    {
        using var data = picture.Encode(SKEncodedImageFormat.Jpeg, quality);
        return data.ToArray();
    }

    /// <summary>Packed quickly: to pack a sheet well takes longer than to read it.</summary>
    public static byte[] Png(SKBitmap picture)
    {
        using var dots = picture.PeekPixels();
        using var data = dots.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Sub, 1)) ?? throw new InvalidOperationException("It could not be packed.");
        return data.ToArray();
    }

    /// <summary>One byte a dot.</summary>
    public static byte[] Gray(SKBitmap picture) => [.. picture.Pixels.Select(p => p.Green)];

    /// <summary>One bit a dot, rows padded to bytes; 1 is white.</summary>
    public static byte[] BlackAndWhite(SKBitmap picture)
    {
        var row = (picture.Width + 7) / 8;
        var bits = new byte[row * picture.Height];
        var dots = Gray(picture);
        for (var i = 0; i < dots.Length; i++)
        {
            if (dots[i] > 128) bits[(i / picture.Width * row) + (i % picture.Width / 8)] |= (byte)(0x80 >> (i % picture.Width % 8));
        }
        return bits;
    }

    /// <summary>A TIFF with a page for each picture.</summary>
    public static void Tiff(string file, Compression compression, params SKBitmap[] pages)
    {
        using var tiff = BitMiracle.LibTiff.Classic.Tiff.Open(file, "w");
        var isFax = compression is Compression.CCITTFAX4 or Compression.CCITTFAX3;
        foreach (var page in pages)
        {
            var content = isFax ? BlackAndWhite(page) : Gray(page);
            tiff.SetField(TiffTag.IMAGEWIDTH, page.Width);
            tiff.SetField(TiffTag.IMAGELENGTH, page.Height);
            tiff.SetField(TiffTag.BITSPERSAMPLE, isFax ? 1 : 8);
            tiff.SetField(TiffTag.SAMPLESPERPIXEL, 1);
            tiff.SetField(TiffTag.PHOTOMETRIC, Photometric.MINISBLACK);
            tiff.SetField(TiffTag.COMPRESSION, compression);
            tiff.SetField(TiffTag.ROWSPERSTRIP, 64);
            var row = content.Length / page.Height;
            for (var y = 0; y < page.Height; y++) tiff.WriteScanline(content[(y * row)..((y + 1) * row)], y);
            tiff.WriteDirectory();
        }
    }

    private static SKBitmap Drawn(SKBitmap picture, int width, int height, Action<SKCanvas> place)
    {
        var drawn = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul));
        using var canvas = new SKCanvas(drawn);
        canvas.Clear(SKColors.White);
        place(canvas);
        using var image = SKImage.FromBitmap(picture);
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.None));
        return drawn;
    }
}
