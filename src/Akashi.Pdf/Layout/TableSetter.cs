using Akashi.Pdf.Writing;

namespace Akashi.Pdf.Layout;

/// <summary>Labels and values, one row per pair.</summary>
internal static class TableSetter
{
    /// <summary>Between labels and values, in points.</summary>
    public const double Gap = 12;

    private const double Padding = 6;

    public static void Set(Flow flow, TextSetter setter, IReadOnlyList<(PdfWords Label, PdfWords Value)> rows, double labelWidth, PdfTextStyle style)
    {
        var table = flow.Document.Add(new StructElement("Table"));
        foreach (var (label, value) in rows)
        {
            var head = setter.Set(label, PdfTextStyle.Label with { Size = 9.5 }, labelWidth);
            var body = setter.Set(value, style, Flow.Width - labelWidth - Gap);
            Row(flow, setter, table.Add(new StructElement("TR")), head, body, labelWidth + Gap);
        }
    }

    private static void Row(Flow flow, TextSetter setter, StructElement row, SetWords head, SetWords body, double indent)
    {
        flow.Need(Math.Max(head.Height, body.Height) + (2 * Padding));
        flow.Y += Padding;
        var top = flow.Y;
        var page = flow.Page;
        var offset = Math.Max(0, (body.LineHeight - head.LineHeight) / 2);
        Head(page, setter, row.Add(new StructElement("TH") { Attributes = "<</O/Table/Scope/Row>>" }), head, top + offset, indent - Gap);
        flow.Words(body, row.Add(new StructElement("TD")), Flow.Left + indent, Flow.Width - indent);
        if (flow.Page == page) flow.Y = Math.Max(flow.Y, top + offset + head.Height);
        flow.Y += Padding;
        using var line = flow.Page.Artifact();
        flow.Page.Fill(PdfColor.Line, Flow.Left, flow.Y - 0.5, Flow.Width, 0.5);
    }

    // Always on the page on which the row begins.
    private static void Head(Page page, TextSetter setter, StructElement element, SetWords head, double top, double width)
    {
        var english = head.English;
        using (page.Tag(english is null ? element : element.Add(new StructElement("Span")))) Lines(page, setter, head.Text, Flow.Left, top, width);
        if (english is null) return;
        using var mark = page.Tag(element.Add(StructElement.English("Span")));
        Lines(page, setter, english, Flow.Left + (head.BesideAt ?? 0), top + head.Text.Height - head.Raised, width - (head.BesideAt ?? 0));
    }

    private static void Lines(Page page, TextSetter setter, SetText set, double x, double top, double width)
    {
        for (var i = 0; i < set.Lines.Count; i++) setter.Draw(page, set.Lines[i], set.Style, x, top + (i * set.LineHeight), width);
    }
}
