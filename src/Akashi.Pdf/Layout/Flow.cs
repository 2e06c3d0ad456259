using System.Globalization;
using Akashi.Pdf.Writing;

namespace Akashi.Pdf.Layout;

/// <summary>The column of text that continues from page to page.</summary>
internal sealed class Flow(TextSetter setter)
{
    public const double Millimetre = 72 / 25.4;
    public const double Left = 25 * Millimetre;
    public const double Width = Page.Width - (2 * Left);
    private const double Top = 25 * Millimetre;
    private const double Bottom = Page.Height - (26 * Millimetre);
    private static readonly PdfTextStyle Foot = PdfTextStyle.Label with { Size = 8 };

    public List<Page> Pages { get; } = [new Page()];

    public StructElement Document { get; } = new("Document");

    /// <summary>Whether each page has the <see cref="Ground"/> below its text.</summary>
    public bool Framed { get; set; }

    public Page Page => Pages[^1];

    /// <summary>The place of the seal, where readers show the signature; null where there is none.</summary>
    public SealPlace? Seal { get; set; }

    /// <summary>Where the next element starts.</summary>
    public double Y { get; set; } = Top;

    public void NewPage()
    {
        Pages.Add(new Page());
        Y = Top;
    }

    /// <summary>Starts a new page if less than this height is left, unless no page has that much.</summary>
    public void Need(double height)
    {
        if (Y > Top && Y + height > Bottom && height <= Bottom - Top) NewPage();
    }

    public void NeedLine(double height)
    {
        if (Y > Top && Y + height > Bottom) NewPage();
    }

    public void Space(double height)
    {
        if (Y > Top || Pages.Count == 1) Y = Math.Min(Y + height, Bottom);
    }

    /// <summary>Sets a section's heading, with space above it, and on the same page as what follows.</summary>
    public void Section(string text, PdfTextStyle style)
    {
        const double before = 6 * Millimetre;
        const double next = 50;
        Space(before);
        Need(setter.Set(text, style, Width).Height + next);
        Text(new StructElement("H2"), text, style);
    }

    public void Text(StructElement element, string text, PdfTextStyle style)
    {
        var set = setter.Set(text, style, Width);
        Document.Add(element);
        Lines(set, element, Left, Width);
    }

    /// <summary>Sets lines one below the other, continuing on the next page.</summary>
    public void Lines(SetText set, StructElement element, double x, double width)
    {
        for (var i = 0; i < set.Lines.Count;)
        {
            NeedLine(set.LineHeight);
            using var mark = Page.Tag(element);
            for (var first = true; i < set.Lines.Count && (first || Y + set.LineHeight <= Bottom); i++, first = false)
            {
                setter.Draw(Page, set.Lines[i], set.Style, x, Y, width);
                Y += set.LineHeight;
            }
        }
    }

    /// <summary>Sets a text and its English below or beside it; the English is marked as such.</summary>
    public void Words(SetWords set, StructElement element, double x, double width)
    {
        if (set.English is not { } english)
        {
            Lines(set.Text, element, x, width);
            return;
        }
        Lines(set.Text, element.Add(new StructElement("Span")), x, width);
        var span = element.Add(StructElement.English("Span"));
        if (set.BesideAt is not { } at)
        {
            Lines(english, span, x, width);
            return;
        }
        using var mark = Page.Tag(span);
        setter.Draw(Page, english.Lines[0], english.Style, x + at, Y - set.Raised, width - at);
    }

    public void Box(string text, PdfTextStyle style)
    {
        const double padding = 12;
        var set = setter.Set(text, style, Width - (2 * padding));
        Need(set.Height + (2 * padding));
        using (Page.Artifact())
        {
            var height = Math.Min(set.Height + (2 * padding), Bottom - Y);
            Page.Fill(PdfColor.Ground, Left, Y, Width, height);
            Page.Outline(PdfColor.Line, 0.6, Left, Y, Width, height);
        }
        Y += padding;
        Lines(set, Document.Add(new StructElement("P")), Left + padding, Width - (2 * padding));
        Y += padding;
    }

    public void Rule()
    {
        NeedLine(1);
        using var artifact = Page.Artifact();
        Page.Fill(PdfColor.Line, Left, Y, Width, 0.6);
        Y += 0.6;
    }

    public void Finish(string? footer)
    {
        if (footer is null) return;
        for (var i = 0; i < Pages.Count; i++) DrawFooter(Pages[i], footer, string.Create(CultureInfo.InvariantCulture, $"{i + 1} / {Pages.Count}"));
    }

    private void DrawFooter(Page page, string text, string number)
    {
        using var artifact = page.Artifact("/Artifact <</Type/Pagination/Subtype/Footer>> BDC\n");
        const double y = Page.Height - (22 * Millimetre);
        var numbers = setter.Set(number, Foot with { Align = PdfAlign.Right }, Width);
        setter.Draw(page, numbers.Lines[0], numbers.Style, Left, y, Width);
        var left = setter.Set(text, Foot with { ShrinkTo = 5 }, Width - 50);
        setter.Draw(page, left.Lines[0], left.Style, Left, y, Width - 50);
    }
}
