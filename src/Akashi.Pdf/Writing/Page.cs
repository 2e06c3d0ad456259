using System.Globalization;
using System.Text;

namespace Akashi.Pdf.Writing;

/// <summary>The content of one A4 page. Coordinates are in points from the top left corner.</summary>
internal sealed class Page
{
    public const double Width = 595.276;
    public const double Height = 841.89;
    private readonly StringBuilder _content = new();
    private readonly List<(int At, Func<string> Draw)> _later = [];

    /// <summary>The element of each mark.</summary>
    public List<StructElement> Marks { get; } = [];

    /// <summary>The content stream.</summary>
    public string Content()
    {
        var content = new StringBuilder();
        var from = 0;
        foreach (var (at, draw) in _later)
        {
            content.Append(_content, from, at - from).Append(draw());
            from = at;
        }
        return content.Append(_content, from, _content.Length - from).ToString();
    }

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

    public void Text(string font, PdfTextStyle style, double x, double baseline, string hex)
        => Add($"{Color(style.Color)} rg BT /{font} {N(style.Size)} Tf {N(style.Tracking)} Tc {N(x)} {N(Height - baseline)} Td <{hex}> Tj ET");

    public void Fill(PdfColor color, double x, double y, double width, double height)
        => Add($"{Color(color)} rg {N(x)} {N(Height - y - height)} {N(width)} {N(height)} re f");

    public void Outline(PdfColor color, double thickness, double x, double y, double width, double height)
        => Add($"{Color(color)} RG {N(thickness)} w {N(x)} {N(Height - y - height)} {N(width)} {N(height)} re S");

    /// <summary>A two-dimensional code whose top left corner is at (x, y).</summary>
    // Only once the page is written: a code takes longer than all else, and what does not fit on its page is set again.
    public void Code(double x, double y, double width, string content) => _later.Add((_content.Length, () => Grid(x, y, width, content)));

    private static string Grid(double x, double y, double width, string content)
    {
        var code = new TwoDimensionalCode(content);
        var module = width / code.Size;
        var grid = new StringBuilder(FormattableString.Invariant($"q 0 g {Precise(module)} 0 0 {Precise(-module)} {N(x)} {N(Height - y)} cm\n"));
        foreach (var (column, row, length) in code.Runs()) grid.Append(CultureInfo.InvariantCulture, $"{column} {row} {length} 1 re\n");
        return grid.Append("f Q\n").ToString();
    }

    /// <summary>A number with two decimals.</summary>
    public static string N(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A number with five decimals.</summary>
    public static string Precise(double value) => value.ToString("0.#####", CultureInfo.InvariantCulture);

    /// <summary>The operands of a colour.</summary>
    public static string Color(PdfColor c) => $"{Part(c.Red)} {Part(c.Green)} {Part(c.Blue)}";

    private static string Part(byte value) => (value / 255.0).ToString("0.###", CultureInfo.InvariantCulture);

    private void Add(FormattableString line) => _content.Append(FormattableString.Invariant(line)).Append('\n');

    /// <summary>Ends marked content.</summary>
    public readonly struct Marked(StringBuilder content) : IDisposable
    {
        public void Dispose() => content.Append("EMC\n");
    }
}
