using System.Diagnostics.CodeAnalysis;
using Akashi.Pdf.Layout;
using Akashi.Pdf.Text;
using Akashi.Pdf.Writing;

namespace Akashi.Pdf;

/// <summary>An A4 document, filled from top to bottom; new pages start as needed. Not thread-safe.</summary>
public sealed class PdfDocument
{
    private readonly PdfMetadata _about;
    private readonly Flow _flow;
    private readonly TextSetter _setter;
    private readonly FontInUse[] _fonts;
    private string? _footer;
    private PdfFault? _fault;

    /// <summary>An empty document with margins of 25 mm.</summary>
    public PdfDocument(PdfMetadata about, PdfFonts fonts)
    {
        ArgumentNullException.ThrowIfNull(fonts);
        _about = about;
        FontInUse regular = new(fonts.Regular, "R"), bold = new(fonts.Bold, "B"), mincho = new(fonts.Mincho, "M");
        FontInUse[] rare = [.. fonts.Supplements.Select((file, i) => new FontInUse(file, FormattableString.Invariant($"S{i}")))];
        _fonts = [regular, bold, mincho, .. rare];
        _setter = new TextSetter(new Typeface([regular, .. rare], Refuse), new Typeface([bold, .. rare], Refuse), new Typeface([mincho, .. rare], Refuse));
        _flow = new Flow(_setter);
    }

    /// <summary>Number of pages so far: 1 or more.</summary>
    public int Pages => _flow.Pages.Count;

    /// <summary>Draws a border of fine lines around every page, including earlier ones, and a quiet rosette below its text.</summary>
    public PdfDocument Frame() => Then(() => _flow.Framed = true);

    /// <summary>Title of the document (tag H1); use it once.</summary>
    public PdfDocument Heading1(string text, PdfTextStyle? style = null) => Then(() => _flow.Text(new StructElement("H1"), text, style ?? PdfTextStyle.Title));

    /// <summary>Title of a section (tag H2), 6 mm below what precedes it; never the last line of a page.</summary>
    public PdfDocument Heading2(string text, PdfTextStyle? style = null) => Then(() => _flow.Section(text, style ?? PdfTextStyle.Section));

    /// <summary>A paragraph; a line feed starts a new line.</summary>
    public PdfDocument Paragraph(string text, PdfTextStyle? style = null) => Then(() => _flow.Text(new StructElement("P"), text, style ?? PdfTextStyle.Body));

    /// <summary>A paragraph in English, marked as such.</summary>
    public PdfDocument English(string text, PdfTextStyle style) => Then(() => _flow.Text(StructElement.English("P"), text, style));

    /// <summary>Labels and values with thin lines (tags Table, TR, TH, TD).</summary>
    /// <param name="rows">Labels and values; both wrap.</param>
    /// <param name="labelWidth">In millimetres.</param>
    /// <param name="value">Style of the values. Default: body.</param>
    public PdfDocument Table(IReadOnlyList<(PdfWords Label, PdfWords Value)> rows, double labelWidth = 42, PdfTextStyle? value = null)
        => Then(() => TableSetter.Set(_flow, _setter, rows, labelWidth * Flow.Millimetre, value ?? PdfTextStyle.Body));

    /// <summary>A paragraph on a light background with a line around it.</summary>
    public PdfDocument Box(string text, PdfTextStyle? style = null) => Then(() => _flow.Box(text, style ?? PdfTextStyle.Body));

    /// <summary>One fact that nobody may overlook, in a band across the column (tags Table, TR, TH, TD).</summary>
    /// <param name="label">Its label.</param>
    /// <param name="value">The fact.</param>
    /// <param name="labelWidth">In millimetres.</param>
    public PdfDocument Band(PdfWords label, PdfWords value, double labelWidth = 42)
        => Then(() => BandSetter.Set(_flow, _setter, label, value, labelWidth * Flow.Millimetre));

    /// <summary>Who issued the document, at the right, beside the place of the seal: there readers show the electronic signature. Use it once.</summary>
    /// <param name="lines">Lines with their styles.</param>
    /// <param name="seal">What stands in the seal: two lines of two letters.</param>
    public PdfDocument Seal(IReadOnlyList<(PdfWords Words, PdfTextStyle Style)> lines, string seal)
        => Then(() => SealSetter.Set(_flow, _setter, lines, seal));

    /// <summary>A two-dimensional code (level M, white margin of 4 modules), with a heading and paragraphs beside it; all of it stays together.</summary>
    /// <param name="content">ASCII, such as an address.</param>
    /// <param name="alt">Alternative text for people who cannot see the code.</param>
    /// <param name="heading">The heading (tag H2).</param>
    /// <param name="texts">The paragraphs (tag P).</param>
    /// <param name="width">In millimetres, including the white margin.</param>
    public PdfDocument Code(string content, string alt, PdfWords heading, IReadOnlyList<PdfWords> texts, double width = 48)
        => Then(() => { if (CodeSetter.Set(_flow, _setter, content, alt, heading, texts, width * Flow.Millimetre) is { } fault) Refuse(fault); });

    /// <summary>A line across the column.</summary>
    public PdfDocument Rule() => Then(() => _flow.Rule());

    /// <summary>Empty height in millimetres; dropped at the end of a page.</summary>
    public PdfDocument Space(double height) => Then(() => _flow.Space(height * Flow.Millimetre));

    /// <summary>Continues on a new page.</summary>
    public PdfDocument PageBreak() => Then(() => _flow.NewPage());

    /// <summary>At the foot of every page: this text, the page number and the number of pages.</summary>
    public PdfDocument Footer(string text) => Then(() => _footer = text);

    /// <summary>Renders the file, or returns the first reason why it cannot. Call it once.</summary>
    public bool TryRender([NotNullWhen(true)] out byte[]? pdf, [NotNullWhen(false)] out PdfFault? fault)
    {
        _flow.Finish(_footer);
        fault = _fault;
        pdf = fault is null ? DocumentFile.Write(_about, _flow, _fonts) : null;
        return fault is null;
    }

    private void Refuse(PdfFault fault) => _fault ??= fault;

    private PdfDocument Then(Action step)
    {
        step();
        return this;
    }
}
