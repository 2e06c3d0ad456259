using Akashi.Pdf.Writing;

namespace Akashi.Pdf.Layout;

/// <summary>Labels and values, one row per pair.</summary>
internal static class TableSetter
{
    private const double Padding = 6;
    private const double Gap = 12;

    public static void Set(Flow flow, TextSetter setter, IReadOnlyList<(string Label, string Value)> rows, double labelWidth, PdfTextStyle style)
    {
        var table = flow.Document.Add(new StructElement("Table"));
        foreach (var (label, value) in rows)
        {
            var head = setter.Set(label, PdfTextStyle.Label with { Size = 9.5 }, labelWidth);
            var body = setter.Set(value, style, Flow.Width - labelWidth - Gap);
            Row(flow, setter, table.Add(new StructElement("TR")), head, body, labelWidth + Gap);
        }
    }

    private static void Row(Flow flow, TextSetter setter, StructElement row, SetText head, SetText body, double indent)
    {
        flow.Need(Math.Max(head.Height, body.Height) + (2 * Padding));
        flow.Y += Padding;
        var top = flow.Y;
        var page = flow.Page;
        var offset = Math.Max(0, (body.LineHeight - head.LineHeight) / 2);
        using (page.Tag(row.Add(new StructElement("TH") { Attributes = "<</O/Table/Scope/Row>>" })))
            for (var i = 0; i < head.Lines.Count; i++)
                setter.Draw(page, head.Lines[i], head.Style, Flow.Left, top + offset + (i * head.LineHeight), indent - Gap);
        flow.Lines(body, row.Add(new StructElement("TD")), Flow.Left + indent, Flow.Width - indent);
        if (flow.Page == page) flow.Y = Math.Max(flow.Y, top + offset + head.Height);
        flow.Y += Padding;
        using var line = flow.Page.Artifact();
        flow.Page.Fill(PdfColor.Line, Flow.Left, flow.Y - 0.5, Flow.Width, 0.5);
    }
}
