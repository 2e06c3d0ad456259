using Akashi.Pdf.Writing;

namespace Akashi.Pdf.Layout;

/// <summary>Who issued a document: lines at the right, and the place of the seal beside them.</summary>
internal static class SealSetter
{
    private const double Width = 20 * Flow.Millimetre;
    private const double Gap = 5 * Flow.Millimetre;
    private static readonly PdfTextStyle Letters = new(17)
    {
        Mincho = true,
        Color = PdfColor.Vermilion,
        Align = PdfAlign.Centre,
        Leading = 1.25,
        Tracking = 2,
    };

    public static void Set(Flow flow, TextSetter setter, IReadOnlyList<(PdfWords Words, PdfTextStyle Style)> lines, string seal)
    {
        const double width = Flow.Width - Width - Gap;
        var set = lines.SelectMany(line => Lines(setter, line.Words, line.Style with { Align = PdfAlign.Right }, width)).ToList();
        var height = set.Sum(s => s.Text.Height);
        flow.Need(Math.Max(height, Width));
        var (top, page) = (flow.Y, flow.Page);
        flow.Y += Math.Max(0, (Width - height) / 2);
        foreach (var (text, english) in set)
            flow.Lines(text, flow.Document.Add(english ? StructElement.English("P") : new StructElement("P")), Flow.Left, width);
        var bottom = Math.Max(flow.Y, top + Width);
        var (sealLeft, sealTop) = (Flow.Left + width + Gap, top + Math.Max(0, (height - Width) / 2));
        Draw(page, setter, seal, sealLeft, sealTop);
        flow.Seal = new SealPlace(page, sealLeft, Page.Height - sealTop - Width, Width);
        if (flow.Page == page) flow.Y = bottom;
    }

    private static IEnumerable<(SetText Text, bool English)> Lines(TextSetter setter, PdfWords words, PdfTextStyle style, double width)
    {
        yield return (setter.Set(words.Text, style, width), false);
        if (words.English is { } english) yield return (setter.Set(english, TextSetter.SmallOf(style), width), true);
    }

    // The signature itself is a form field in this place, with a name of its own; what is drawn here is decoration.
    private static void Draw(Page page, TextSetter setter, string seal, double x, double y)
    {
        using var artifact = page.Artifact();
        page.Outline(PdfColor.Vermilion, 1.6, x + 1, y + 1, Width - 2, Width - 2);
        page.Outline(PdfColor.Vermilion, 0.4, x + 3.5, y + 3.5, Width - 7, Width - 7);
        var set = setter.Set(seal, Letters, Width);
        for (var i = 0; i < set.Lines.Count; i++)
            setter.Draw(page, set.Lines[i], set.Style, x, y + ((Width - set.Height) / 2) + (i * set.LineHeight), Width);
    }
}
