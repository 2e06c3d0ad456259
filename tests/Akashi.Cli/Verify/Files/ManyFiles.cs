using System.IO.Compression;
using System.Text;
using Akashi.Credentials.Status;
using Akashi.Verifier.Tests.Running;
using BitMiracle.LibTiff.Classic;
using SkiaSharp;

namespace Akashi.Cli.Tests.Verify.Files;

/// <summary>
/// What people send to a hospital: files of all kinds, made from credentials of a running system. What the command line must say about each stands in
/// expected.tsv.
/// </summary>
internal sealed class ManyFiles(World world, string folder)
{
    private readonly string parts = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(folder)!, "parts")).FullName;

    /// <summary>The code on most of them. Everything else about a picture is the same in each run.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Makes all of them.</summary>
    public async Task MakeAsync()
    {
        var claims = world.Claims();
        Code = world.Code(claims);
        var sheet = Part("valid.pdf", Sheets.Issued(claims, Code));
        var revoked = Part("revoked.pdf", Sheet(StatusValue.Revoked));
        await OwnAsync(sheet, revoked);
        await TogetherAsync(sheet, revoked);
        await ScansAsync(sheet, revoked);
        await BrokenAsync(sheet);
        Lists();
    }

    private byte[] Sheet(StatusValue state = StatusValue.Valid, IssuingKey? signer = null)
    {
        var claims = world.Claims(state);
        return Sheets.Issued(claims, world.Code(claims, signer));
    }

    private async Task OwnAsync(string sheet, string revoked)
    {
        var bytes = await File.ReadAllBytesAsync(sheet);
        Write("own/valid.pdf", bytes);
        Write("own/revoked.pdf", await File.ReadAllBytesAsync(revoked));
        Write("own/suspended.pdf", Sheet(StatusValue.Suspended));
        Write("own/replaced.pdf", Sheet(StatusValue.Replaced));
        Write("own/forged.pdf", Sheet(signer: IssuingKey.Foreign()));
        Write("own/by-mail.pdf", [.. "\r\nContent-Type: application/pdf\r\n\r\n"u8, .. bytes]);
        await QpdfAsync("own/linearized.pdf", sheet, "--linearize");
        await QpdfAsync("own/packed.pdf", sheet, "--object-streams=generate", "--recompress-flate");
        await QpdfAsync("own/may-not-be-changed.pdf", sheet, "--encrypt", "", "owner", "256", "--");
        await QpdfAsync("own/password.pdf", sheet, "--encrypt", "secret", "owner", "256", "--");
        await QpdfAsync("own/old-password.pdf", sheet, "--allow-weak-crypto", "--encrypt", "secret", "owner", "128", "--");
        await Tool.MustRunAsync("pdftocairo", "-pdf", sheet, Place("reprinted/cairo.pdf"));
        await QpdfAsync("reprinted/pages-only.pdf", "--empty", "--pages", sheet, "1", "--");
    }

    private async Task TogetherAsync(string sheet, string revoked)
    {
        var letter = Part("letter.pdf", Sheets.Letter());
        var blank = Part("blank.pdf", Sheets.Blank(1));
        await QpdfAsync("merged/two.pdf", "--empty", "--pages", sheet, revoked, "--");
        await QpdfAsync("merged/keeps-the-first.pdf", sheet, "--pages", sheet, revoked, "--");
        await QpdfAsync("merged/with-letter.pdf", "--empty", "--pages", letter, sheet, "--");
        await QpdfAsync("merged/with-blank-back.pdf", "--empty", "--pages", sheet, blank, "--");
        Write("merged/letter-alone.pdf", await File.ReadAllBytesAsync(letter));
    }

    private async Task ScansAsync(string sheet, string revoked)
    {
        var (at150, at200, at300) = (await Scans.OfAsync(sheet, 150), await Scans.OfAsync(sheet, 200), await Scans.OfAsync(sheet, 300));
        var other = await Scans.OfAsync(revoked, 150);
        Write("scan/150.jpg", Scans.Jpeg(at150));
        Write("scan/150-revoked.jpg", Scans.Jpeg(other));
        Write("scan/150-noisy.jpg", Scans.Jpeg(Scans.Noisy(at150)));
        Write("scan/150-tilted.jpg", Scans.Jpeg(Scans.Noisy(Scans.Turned(at150, 2), 20)));
        Write("scan/150-tilted-more.jpg", Scans.Jpeg(Scans.Noisy(Scans.Turned(at150, -7), 20)));
        Write("scan/150-on-its-side.jpg", Scans.Jpeg(Scans.Turned(at150, 90)));
        Write("scan/150-upside-down.jpg", Scans.Jpeg(Scans.Noisy(Scans.Turned(at150, 180), 20)));
        Write("scan/150-pale.png", Scans.Png(Scans.Noisy(at150, 10, 230, 150)));
        Write("scan/150.png", Scans.Png(at150));
        Write("scan/200-noisy-tilted.jpg", Scans.Jpeg(Scans.Noisy(Scans.Turned(at200, 3)), 50));
        Write("scan/300.jpg", Scans.Jpeg(at300));
        Write("scan/300-noisy.png", Scans.Png(Scans.Noisy(at300)));
        Write("scan/600.png", Scans.Png(await Scans.OfAsync(sheet, 600)));
        Write("scan/two-beside.png", Scans.Png(Scans.Beside(at150, other)));
        Write("scan/blurred.jpg", Scans.Jpeg(Scans.Blurred(at150, 6)));
        Write("scan/code-cut-off.png", Scans.Png(Scans.Part(at150, 0, 0, 1, 0.72)));
        Write("scan/poster.png", Scans.Png(await Scans.OfAsync(Part("poster.pdf", Sheets.Poster()), 150)));
        Write("photo/from-the-side.jpg", Scans.Jpeg(Scans.Photographed(at200)));
        Write("photo/in-the-dark.jpg", Scans.Jpeg(Scans.Noisy(Scans.Photographed(at300, 60), 15, 160, 10)));
        Write("photo/code-alone.png", Scans.Png(Scans.Part(at200, 0.05, 0.6, 0.6, 1)));
        Tiffs(at150, at200, other);
        Scanned(at150, at300, other);
    }

    private void Tiffs(SKBitmap at150, SKBitmap at200, SKBitmap other)
    {
        var blank = Scans.Part(at150, 0, 0, 1, 0.02);
        Scans.Tiff(Place("tiff/150.tif"), Compression.LZW, at150);
        Scans.Tiff(Place("tiff/fax.tif"), Compression.CCITTFAX4, at200);
        Scans.Tiff(Place("tiff/plain.tiff"), Compression.NONE, Scans.Noisy(at150));
        Scans.Tiff(Place("tiff/pages.tif"), Compression.ADOBE_DEFLATE, at150, other, blank);
        Write("tiff/cut.tif", File.ReadAllBytes(Place("tiff/150.tif"))[..2000]);
    }

    private void Scanned(SKBitmap at150, SKBitmap at300, SKBitmap other)
    {
        Write("scanned/150.pdf", SmallPdf.Scanned([at150], SmallPdf.Jpeg));
        Write("scanned/150-tilted.pdf", SmallPdf.Scanned([Scans.Noisy(Scans.Turned(at150, -2), 20)], SmallPdf.Jpeg));
        Write("scanned/gray.pdf", SmallPdf.Scanned([at150], SmallPdf.Gray));
        Write("scanned/black-and-white.pdf", SmallPdf.Scanned([at300], SmallPdf.BlackAndWhite));
        Write("scanned/in-strips.pdf", SmallPdf.Scanned([at300], SmallPdf.Jpeg, strips: 12));
        Write("scanned/two.pdf", SmallPdf.Scanned([at150, other], SmallPdf.Jpeg));
        Write("scanned/blurred.pdf", SmallPdf.Scanned([Scans.Blurred(at150, 6)], SmallPdf.Jpeg));
    }

    private async Task BrokenAsync(string sheet)
    {
        var bytes = await File.ReadAllBytesAsync(sheet);
        var code = bytes.AsSpan().IndexOf("<dc:identifier>"u8);
        Write("broken/cut-in-the-code.pdf", bytes[..(code + 200)]);
        Write("broken/cut-early.pdf", bytes[..(bytes.Length / 10)]);
        Write("broken/cut-late.pdf", bytes[..(bytes.Length * 9 / 10)]);
        Write("broken/nothing.pdf", []);
        Write("broken/locked-by-nothing.pdf", [.. "%PDF-1.4\n1 0 obj <</Type/Catalog>> endobj\ntrailer <</Root 1 0 R/Encrypt 9 0 R>>\n%%EOF\n"u8]);
        Write("broken/only-a-head.pdf", [.. "%PDF-1.7\nnothing\n"u8]);
        Write("broken/cut.jpg", File.ReadAllBytes(Place("scan/150.jpg"))[..20_000]);
        Write("broken/cut.png", File.ReadAllBytes(Place("scan/150.png"))[..20_000]);
        Write("broken/letter.docx", Zip());
        Write("broken/photo.heic", [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8]);
        Write("broken/hundred-megapixels.png", Bombs.Png(10_000, 10_000));
        Write("broken/too-many-dots.png", Bombs.Png(60_000, 60_000));
        Write("broken/stream-bomb.pdf", Bombs.Pdf(1L << 27));
        // Narrow, because all that are read are drawn before.
        Write("broken/thousand-pages.pdf", Sheets.Blank(1000, width: 6));
    }

    private void Lists()
    {
        Write("lists/codes.txt", Encoding.UTF8.GetBytes($"{world.Code()}\r\n\r\n{world.Code(world.Claims(StatusValue.Revoked))}\r\nnot a code\r\n"));
        Write("lists/readme.txt", "This is what we have.\nPlease check.\n"u8.ToArray());
        Write("lists/last-year.csv", "File,Result\r\na.pdf,Valid\r\n"u8.ToArray());
    }

    private Task QpdfAsync(string name, params string[] words) => Tool.MustRunAsync("qpdf", [.. words, Place(name)]);

    private static byte[] Zip()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true)) zip.CreateEntry("word/document.xml");
        return bytes.ToArray();
    }

    private string Part(string name, byte[] bytes)
    {
        var file = Path.Combine(parts, name);
        File.WriteAllBytes(file, bytes);
        return file;
    }

    private string Place(string name)
    {
        var file = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return file;
    }

    private void Write(string name, byte[] bytes) => File.WriteAllBytes(Place(name), bytes);
}
