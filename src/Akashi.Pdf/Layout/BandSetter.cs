using Akashi.Pdf.Writing;

namespace Akashi.Pdf.Layout;

/// <summary>One fact in a band across the column: its label light on dark, its value large.</summary>
internal static class BandSetter
{
    private const double Padding = 7;
    private static readonly PdfColor White = new(255, 255, 255);
    private static readonly PdfTextStyle Label = new(11.5, true) { Color = White, Leading = 1.4 };
    private static readonly PdfTextStyle Value = new(17, true) { Leading = 1.3, ShrinkTo = 12 };

    public static void Set(Flow flow, TextSetter setter, PdfWords label, PdfWords value, double labelWidth)
    {
        // The value begins where those of a table do.
        var valueWidth = Flow.Width - labelWidth - TableSetter.Gap - Padding;
        var head = setter.Set(label, Label, labelWidth - (2 * Padding));
        var body = setter.Set(value, Value, valueWidth);
        var height = Math.Max(head.Height, body.Height) + (2 * Padding);
        flow.Need(height);
        var top = flow.Y;
        using (flow.Page.Artifact())
        {
            flow.Page.Fill(White, Flow.Left, top, Flow.Width, height);
            flow.Page.Fill(PdfColor.Accent, Flow.Left, top, labelWidth, height);
            flow.Page.Outline(PdfColor.Accent, 1.4, Flow.Left, top, Flow.Width, height);
        }
        var row = flow.Document.Add(new StructElement("Table")).Add(new StructElement("TR"));
        flow.Y = top + ((height - head.Height) / 2);
        var named = row.Add(new StructElement("TH") { Attributes = "<</O/Table/Scope/Row>>" });
        flow.Words(head, named, Flow.Left + Padding, labelWidth - (2 * Padding));
        flow.Y = top + ((height - body.Height) / 2);
        flow.Words(body, row.Add(new StructElement("TD")), Flow.Left + labelWidth + TableSetter.Gap, valueWidth);
        flow.Y = top + height;
    }
}
