using System.Globalization;
using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace Akashi.Cli.Tests.Verify.Files;

/// <summary>PDF files as scanners write them: a picture a page and nothing else.</summary>
internal static class SmallPdf
{
    public static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);

    /// <summary>A file of these objects, numbered from 1; the first is the catalog.</summary>
    public static byte[] Of(IReadOnlyList<byte[]> objects)
    {
        using var file = new MemoryStream();
        void Write(string text) => file.Write(Latin(text));
        Write("%PDF-1.5\n");
        var places = new List<long>();
        for (var i = 0; i < objects.Count; i++)
        {
            places.Add(file.Position);
            Write($"{i + 1} 0 obj\n");
            file.Write(objects[i]);
            Write("\nendobj\n");
        }
        var table = file.Position;
        Write($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places) Write(string.Create(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n"));
        Write($"trailer\n<</Size {objects.Count + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();
    }

    /// <summary>A file with a page for each picture.</summary>
    /// <param name="pages">The pictures.</param>
    /// <param name="embed">Makes the picture's object.</param>
    /// <param name="strips">Into how many strips each picture is cut.</param>
    public static byte[] Scanned(IReadOnlyList<SKBitmap> pages, Func<SKBitmap, byte[]> embed, int strips = 1)
    {
        List<byte[]> objects = [Latin("<</Type/Catalog/Pages 2 0 R>>"), []];
        var kids = new StringBuilder();
        foreach (var page in pages)
        {
            var pictures = Enumerable.Range(0, strips).Select(i => embed(Strip(page, i, strips))).ToList();
            var first = objects.Count + 1;
            objects.AddRange(pictures);
            var high = 842.0 / strips;
            var drawn = string.Concat(Enumerable.Range(0, strips).Select(i => Inv($"q 595 0 0 {high} 0 {high * (strips - 1 - i)} cm /P{i} Do Q\n")));
            objects.Add(Stream("", Latin(drawn)));
            var names = string.Join(' ', Enumerable.Range(0, strips).Select(i => $"/P{i} {first + i} 0 R"));
            objects.Add(Latin($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {objects.Count} 0 R/Resources<</XObject<<{names}>>>>>>"));
            kids.Append(Inv($"{objects.Count} 0 R "));
        }
        objects[1] = Latin($"<</Type/Pages/Count {pages.Count}/Kids[{kids}]>>");
        return Of(objects);
    }

    /// <summary>As a JPEG.</summary>
    public static byte[] Jpeg(SKBitmap picture) => Image(picture, "/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode", Scans.Jpeg(picture));

    /// <summary>As gray dots, compressed.</summary>
    public static byte[] Gray(SKBitmap picture) => Image(picture, "/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode", Packed(Scans.Gray(picture)));

    /// <summary>As black and white dots, compressed.</summary>
    public static byte[] BlackAndWhite(SKBitmap picture) =>
        Image(picture, "/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/FlateDecode", Packed(Scans.BlackAndWhite(picture)));

    public static byte[] Stream(string entries, byte[] content) =>
        [.. Latin($"<<{entries}/Length {content.Length}>>\nstream\n"), .. content, .. Latin("\nendstream")];

    public static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(content);
        return packed.ToArray();
    }

    private static byte[] Image(SKBitmap picture, string entries, byte[] content) =>
        Stream($"/Type/XObject/Subtype/Image/Width {picture.Width}/Height {picture.Height}{entries}", content);

    private static SKBitmap Strip(SKBitmap page, int index, int of)
    {
        if (of == 1) return page;
        var (top, bottom) = (page.Height * index / of, page.Height * (index + 1) / of);
        var strip = new SKBitmap(page.Width, bottom - top);
        page.ExtractSubset(strip, SKRectI.Create(0, top, page.Width, bottom - top));
        return strip.Copy();
    }

    private static string Inv(FormattableString text) => FormattableString.Invariant(text);
}
