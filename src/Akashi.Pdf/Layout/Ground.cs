using Akashi.Pdf.Writing;

namespace Akashi.Pdf.Layout;

/// <summary>What lies below the text of a framed page: a rosette and a border of fine lines, as on banknotes and licences.</summary>
internal static class Ground
{
    private const double Mm = Flow.Millimetre;
    private const double Outer = 9 * Mm;
    private const double Inner = 13.5 * Mm;
    private const int Petals = 36;

    // A circle's quarter as a cubic curve: its handles have this part of the radius.
    private const double Handle = 0.5523;

    public static void Draw(Page page)
    {
        using var artifact = page.ArtifactBelow();
        Rosette(page, Page.Width / 2, Page.Height * 0.46);
        Border(page);
    }

    private static void Rosette(Page page, double x, double y)
    {
        foreach (var (width, height) in new[] { (86 * Mm, 44 * Mm), (62 * Mm, 52 * Mm), (34 * Mm, 13 * Mm) })
        {
            for (var i = 0; i < Petals; i++) page.CurvesBelow(PdfColor.Pattern, x, y, Math.PI * i / Petals, Ellipse(width, height));
        }
    }

    private static string Ellipse(double a, double b) => FormattableString.Invariant(
        $"{Page.N(a)} 0 m {Curve(a, b * Handle, a * Handle, b, 0, b)} {Curve(-a * Handle, b, -a, b * Handle, -a, 0)} ")
        + $"{Curve(-a, -b * Handle, -a * Handle, -b, 0, -b)} {Curve(a * Handle, -b, a, -b * Handle, a, 0)} S";

    private static string Curve(double x1, double y1, double x2, double y2, double x3, double y3)
        => $"{Page.N(x1)} {Page.N(y1)} {Page.N(x2)} {Page.N(y2)} {Page.N(x3)} {Page.N(y3)} c";

    // Waves between two lines, along each side; a whole number of them fits.
    private static void Border(Page page)
    {
        const double middle = (Outer + Inner) / 2;
        const double width = Page.Width - (2 * middle);
        const double height = Page.Height - (2 * middle);
        Side(page, middle, middle, 0, width);
        Side(page, middle, Page.Height - middle, 0, width);
        Side(page, middle, middle, Math.PI / 2, height);
        Side(page, Page.Width - middle, middle, Math.PI / 2, height);
        page.OutlineBelow(PdfColor.Accent, 1.6, Outer, Outer, Page.Width - (2 * Outer), Page.Height - (2 * Outer));
        page.OutlineBelow(PdfColor.Accent, 0.5, Inner, Inner, Page.Width - (2 * Inner), Page.Height - (2 * Inner));
    }

    private static void Side(Page page, double x, double y, double turn, double length)
    {
        var count = (int)Math.Round(length / (5 * Mm));
        var step = length / count;
        double[] heights = [1.7 * Mm, -1.7 * Mm, 0.85 * Mm, -0.85 * Mm];
        var wave = string.Join(
            ' ', heights.Select(h => $"0 0 m {Curve(step / 4, h, step / 4, h, step / 2, 0)} {Curve(step * 3 / 4, -h, step * 3 / 4, -h, step, 0)}"));
        page.RepeatBelow(PdfColor.Line, x, y, turn, step, count, wave + " S");
    }
}
