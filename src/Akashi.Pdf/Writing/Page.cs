using System.Globalization;
using System.Text;

namespace Akashi.Pdf.Writing;

/// <summary>The content of one A4 page. Coordinates are in points from the top left corner.</summary>
internal sealed class Page
{
    public const double Width = 595.276;
    public const double Height = 841.89;
    private readonly StringBuilder _below = new();
    private readonly StringBuilder _content = new();

    /// <summary>The element of each mark.</summary>
    public List<StructElement> Marks { get; } = [];

    public string Content => _below.ToString() + _content;

    /// <summary>Everything drawn until disposal belongs to the element.</summary>
    public Marked Tag(StructElement element)
    {
        _content.Append(CultureInfo.InvariantCulture, $"/{element.Type} <</MCID {Marks.Count}>> BDC\n");
        element.Marks.Add((this, Marks.Count));
        Marks.Add(element);
        return new Marked(_content);
    }

    /// <summary>Decoration, which is not read aloud.</summary>
    public Marked Artifact(string kind = "/Artifact BMC\n")
    {
        _content.Append(kind);
        return new Marked(_content);
    }

    /// <summary>Decoration below everything else of the page, whenever it is drawn.</summary>
    public Marked ArtifactBelow()
    {
        _below.Append("/Artifact BMC\n");
        return new Marked(_below);
    }

    /// <summary>A path whose own zero is at (x, y) from the bottom left corner, turned anticlockwise.</summary>
    public void CurvesBelow(PdfColor color, double x, double y, double turn, string path) => Below(color, x, y, turn, path + "\n");

    /// <summary>The same path several times, each a step further.</summary>
    public void RepeatBelow(PdfColor color, double x, double y, double turn, double step, int count, string path)
        => Below(color, x, y, turn, string.Concat(Enumerable.Repeat($"{path} 1 0 0 1 {Precise(step)} 0 cm\n", count)));

    public void OutlineBelow(PdfColor color, double thickness, double x, double y, double width, double height)
        => _below.Append(FormattableString.Invariant($"{Color(color)} RG {N(thickness)} w {N(x)} {N(y)} {N(width)} {N(height)} re S\n"));

    public void Text(string font, PdfTextStyle style, double x, double baseline, string hex)
        => Add($"{Color(style.Color)} rg BT /{font} {N(style.Size)} Tf {N(style.Tracking)} Tc {N(x)} {N(Height - baseline)} Td <{hex}> Tj ET");

    public void Fill(PdfColor color, double x, double y, double width, double height)
        => Add($"{Color(color)} rg {N(x)} {N(Height - y - height)} {N(width)} {N(height)} re f");

    public void Outline(PdfColor color, double thickness, double x, double y, double width, double height)
        => Add($"{Color(color)} RG {N(thickness)} w {N(x)} {N(Height - y - height)} {N(width)} {N(height)} re S");

    /// <summary>Dark runs of a grid whose top left corner is at (x, y); rows count downwards.</summary>
    public void Grid(double x, double y, double module, IEnumerable<(int Column, int Row, int Length)> runs)
    {
        Add($"q 0 g {Precise(module)} 0 0 {Precise(-module)} {N(x)} {N(Height - y)} cm");
        foreach (var (column, row, length) in runs) _content.Append(CultureInfo.InvariantCulture, $"{column} {row} {length} 1 re\n");
        Add($"f Q");
    }

    private void Below(PdfColor color, double x, double y, double turn, string content)
    {
        string cos = Precise(Math.Cos(turn)), sin = Precise(Math.Sin(turn)), minus = Precise(-Math.Sin(turn));
        _below.Append(FormattableString.Invariant($"q {Color(color)} RG 0.3 w {cos} {sin} {minus} {cos} {N(x)} {N(y)} cm\n{content}Q\n"));
    }

    public static string N(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Precise(double value) => value.ToString("0.#####", CultureInfo.InvariantCulture);

    private static string Color(PdfColor c) => $"{Part(c.Red)} {Part(c.Green)} {Part(c.Blue)}";

    private static string Part(byte value) => (value / 255.0).ToString("0.###", CultureInfo.InvariantCulture);

    private void Add(FormattableString line) => _content.Append(FormattableString.Invariant(line)).Append('\n');

    /// <summary>Ends marked content.</summary>
    public readonly struct Marked(StringBuilder content) : IDisposable
    {
        public void Dispose() => content.Append("EMC\n");
    }
}
