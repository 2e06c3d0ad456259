using System.Globalization;
using Microsoft.Playwright;

namespace Akashi.Browser.Tests.Verifying;

/// <summary>A folder of files as a staff sends them to its hospital, by the programs that make them, each several times.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Expected">Name and result of each row that the table must have.</param>
internal sealed record RealFiles(string Folder, IReadOnlyList<string> Expected)
{
    private const string Valid = "有効です";

    /// <param name="scene">Where codes come from.</param>
    /// <param name="printer">A page of a browser that prints.</param>
    /// <param name="count">How many files.</param>
    public static async Task<RealFiles> MakeAsync(VerifierScene scene, IPage printer, int count)
    {
        var own = scene.Given.Pdf;
        string Made(string name) => scene.Place($"made/{name}");
        await PrintAsync(printer, IssuedCodes.Picture(scene.Codes.Ended("田中　花", 7201)), "png", "48mm", Made("ended.pdf"));
        await PrintAsync(printer, await ScanAsync(own, Made("scan")), "jpeg", "100%", Made("scanned.pdf"));
        await Tool.MustRunAsync("qpdf", "--linearize", own, Made("linearized.pdf"));
        await Tool.MustRunAsync("qpdf", "--empty", "--pages", own, Made("ended.pdf"), "--", Made("two.pdf"));
        await Tool.MustRunAsync("qpdf", "--encrypt", "secret", "owner", "256", "--", own, Made("locked.pdf"));
        await Tool.MustRunAsync("pdftocairo", "-pdf", own, Made("reprinted.pdf"));
        await File.WriteAllBytesAsync(Made("photo.png"), IssuedCodes.Picture(scene.Codes.For("高橋　一郎", 7202)));
        File.Copy(own, Made("own.pdf"), overwrite: true);
        (string Name, string[] Rows)[] kinds =
        [
            ("own.pdf", [Valid]), ("two.pdf", ["（1ページ） " + Valid, "（2ページ） 無効です"]), ("scanned.pdf", [Valid]), ("ended.pdf", ["無効です"]),
            ("reprinted.pdf", [Valid]), ("locked.pdf", ["読み取れませんでした"]), ("linearized.pdf", [Valid]), ("photo.png", [Valid]),
        ];
        var expected = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var (name, rows) = kinds[i % kinds.Length];
            var file = $"april/{i.ToString("000", CultureInfo.InvariantCulture)}-{name}";
            File.Copy(Made(name), scene.Place(file), overwrite: true);
            expected.AddRange(rows.Select(row => row.StartsWith('（') ? file + row : $"{file} {row}"));
        }
        return new RealFiles(Path.GetDirectoryName(scene.Place("april/any"))!, expected);
    }

    private static async Task<byte[]> ScanAsync(string pdf, string place)
    {
        await Tool.MustRunAsync("pdftoppm", "-jpeg", "-singlefile", "-r", "150", pdf, place);
        return await File.ReadAllBytesAsync(place + ".jpg");
    }

    private static async Task PrintAsync(IPage printer, byte[] picture, string kind, string width, string file)
    {
        await printer.SetContentAsync($"<body style='margin: 0'><img style='display: block; width: {width}' src='data:image/{kind};base64,{Convert.ToBase64String(picture)}'>");
        await printer.PdfAsync(new() { Path = file, Format = "A4", PageRanges = "1" });
    }
}
