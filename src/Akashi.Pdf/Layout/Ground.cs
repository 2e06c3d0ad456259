using System.Text;
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

    /// <summary>It as a compressed stream. It is the same on all pages of all documents, so it is drawn once.</summary>
    public static Lazy<byte[]> Packed { get; } = new(() => ObjectFile.Pack(Encoding.ASCII.GetBytes(Draw())));

    // Decoration, which is not read aloud.
    private static string Draw()
    {
        var content = new StringBuilder("/Artifact BMC\n");
        Rosette(content, Page.Width / 2, Page.Height * 0.46);
        Border(content);
        return content.Append("EMC\n").ToString();
    }

    private static void Rosette(StringBuilder content, double x, double y)
    {
        foreach (var (width, height) in new[] { (86 * Mm, 44 * Mm), (62 * Mm, 52 * Mm), (34 * Mm, 13 * Mm) })
        {
            for (var i = 0; i < Petals; i++) Turned(content, PdfColor.Pattern, x, y, Math.PI * i / Petals, Ellipse(width, height) + "\n");
        }
    }

    private static string Ellipse(double a, double b) => FormattableString.Invariant(
        $"{Page.N(a)} 0 m {Curve(a, b * Handle, a * Handle, b, 0, b)} {Curve(-a * Handle, b, -a, b * Handle, -a, 0)} ")
        + $"{Curve(-a, -b * Handle, -a * Handle, -b, 0, -b)} {Curve(a * Handle, -b, a, -b * Handle, a, 0)} S";

    private static string Curve(double x1, double y1, double x2, double y2, double x3, double y3)
        => $"{Page.N(x1)} {Page.N(y1)} {Page.N(x2)} {Page.N(y2)} {Page.N(x3)} {Page.N(y3)} c";

    // Waves between two lines, along each side; a whole number of them fits.
    private static void Border(StringBuilder content)
    {
        const double middle = (Outer + Inner) / 2;
        const double width = Page.Width - (2 * middle);
        const double height = Page.Height - (2 * middle);
        Side(content, middle, middle, 0, width);
        Side(content, middle, Page.Height - middle, 0, width);
        Side(content, middle, middle, Math.PI / 2, height);
        Side(content, Page.Width - middle, middle, Math.PI / 2, height);
        Outline(content, 1.6, Outer);
        Outline(content, 0.5, Inner);
    }

    private static void Outline(StringBuilder content, double thickness, double margin)
    {
        var (width, height) = (Page.Width - (2 * margin), Page.Height - (2 * margin));
        content.Append(FormattableString.Invariant(
            $"{Page.Color(PdfColor.Accent)} RG {Page.N(thickness)} w {Page.N(margin)} {Page.N(margin)} {Page.N(width)} {Page.N(height)} re S\n"));
    }

    private static void Side(StringBuilder content, double x, double y, double turn, double length)
    {
        var count = (int)Math.Round(length / (5 * Mm));
        var step = length / count;
        double[] heights = [1.7 * Mm, -1.7 * Mm, 0.85 * Mm, -0.85 * Mm];
        var wave = string.Join(
            ' ', heights.Select(h => $"0 0 m {Curve(step / 4, h, step / 4, h, step / 2, 0)} {Curve(step * 3 / 4, -h, step * 3 / 4, -h, step, 0)}"));
        var path = $"{wave} S 1 0 0 1 {Page.Precise(step)} 0 cm\n";
        Turned(content, PdfColor.Line, x, y, turn, string.Concat(Enumerable.Repeat(path, count)));
    }

    // A path whose own zero is at (x, y) from the bottom left corner, turned anticlockwise.
    private static void Turned(StringBuilder content, PdfColor color, double x, double y, double turn, string path)
    {
        string cos = Page.Precise(Math.Cos(turn)), sin = Page.Precise(Math.Sin(turn)), minus = Page.Precise(-Math.Sin(turn));
        content.Append(FormattableString.Invariant(
            $"q {Page.Color(color)} RG 0.3 w {cos} {sin} {minus} {cos} {Page.N(x)} {Page.N(y)} cm\n{path}Q\n"));
    }
}
