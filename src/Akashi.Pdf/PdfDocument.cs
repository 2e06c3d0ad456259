using System.Diagnostics.CodeAnalysis;
using Akashi.Pdf.Layout;
using Akashi.Pdf.Text;
using Akashi.Pdf.Writing;

namespace Akashi.Pdf;

/// <summary>An A4 document, filled from top to bottom; pages begin when they are needed. Not for several threads.</summary>
public sealed class PdfDocument
{
    private readonly PdfMetadata _about;
    private readonly Flow _flow;
    private readonly TextSetter _setter;
    private readonly (string, FontInUse)[] _fonts;
    private string? _footer;
    private PdfFault? _fault;

    /// <summary>An empty document with margins of 25 mm.</summary>
    public PdfDocument(PdfMetadata about, PdfFonts fonts)
    {
        ArgumentNullException.ThrowIfNull(fonts);
        _about = about;
        var (regular, bold) = (new FontInUse(fonts.Regular, Refuse), new FontInUse(fonts.Bold, Refuse));
        _fonts = [("R", regular), ("B", bold)];
        _setter = new TextSetter(regular, bold);
        _flow = new Flow(_setter);
    }

    /// <summary>Pages that were begun so far: 1 or more.</summary>
    public int Pages => _flow.Pages.Count;

    /// <summary>A double line around every page, also those before.</summary>
    public PdfDocument Frame() => Then(() => _flow.Framed = true);

    /// <summary>Title of the document (tag H1); once.</summary>
    public PdfDocument Heading1(string text, PdfTextStyle? style = null) => Then(() => _flow.Text("H1", text, style ?? PdfTextStyle.Title));

    /// <summary>Title of a section (tag H2), 6 mm below what is before; never the last line of a page.</summary>
    public PdfDocument Heading2(string text, PdfTextStyle? style = null) => Then(() => _flow.Section(text, style ?? PdfTextStyle.Section));

    /// <summary>A paragraph; a line feed begins a new line.</summary>
    public PdfDocument Paragraph(string text, PdfTextStyle? style = null) => Then(() => _flow.Text("P", text, style ?? PdfTextStyle.Body));

    /// <summary>Labels and values with hair lines (tags Table, TR, TH, TD).</summary>
    /// <param name="rows">Label and value; both wrap.</param>
    /// <param name="labelWidth">Millimetres.</param>
    /// <param name="value">Style of the values; default body.</param>
    public PdfDocument Table(IReadOnlyList<(string Label, string Value)> rows, double labelWidth = 42, PdfTextStyle? value = null)
        => Then(() => TableSetter.Set(_flow, _setter, rows, labelWidth * Flow.Millimetre, value ?? PdfTextStyle.Body));

    /// <summary>A paragraph on a quiet ground with a line around it.</summary>
    public PdfDocument Box(string text, PdfTextStyle? style = null) => Then(() => _flow.Box(text, style ?? PdfTextStyle.Body));

    /// <summary>A two-dimensional code (level M, white margin of 4 modules) and beside it a heading and a text, none of which is parted from the code.</summary>
    /// <param name="content">ASCII, such as an address.</param>
    /// <param name="alt">What a person who cannot see it is told.</param>
    /// <param name="heading">Tag H2.</param>
    /// <param name="text">Tag P.</param>
    /// <param name="width">Millimetres with the white margin.</param>
    public PdfDocument Code(string content, string alt, string heading, string text, double width = 48)
        => Then(() => { if (CodeSetter.Set(_flow, _setter, content, alt, heading, text, width * Flow.Millimetre) is { } fault) Refuse(fault); });

    /// <summary>A line across the column.</summary>
    public PdfDocument Rule() => Then(() => _flow.Rule());

    /// <summary>Empty height in millimetres; dropped at the end of a page.</summary>
    public PdfDocument Space(double height) => Then(() => _flow.Space(height * Flow.Millimetre));

    /// <summary>Goes on on a new page.</summary>
    public PdfDocument PageBreak() => Then(() => _flow.NewPage());

    /// <summary>At the foot of every page: this text, and the number of the page of how many.</summary>
    public PdfDocument Footer(string text) => Then(() => _footer = text);

    /// <summary>The file, or the first reason why there is none. Call once.</summary>
    public bool TryRender([NotNullWhen(true)] out byte[]? pdf, [NotNullWhen(false)] out PdfFault? fault)
    {
        _flow.Finish(_footer);
        fault = _fault;
        pdf = fault is null ? DocumentFile.Write(_about, _flow.Pages, _flow.Document, _fonts) : null;
        return fault is null;
    }

    private void Refuse(PdfFault fault) => _fault ??= fault;

    private PdfDocument Then(Action step)
    {
        step();
        return this;
    }
}
