using System.Text;
using Akashi.Pdf.Writing;

namespace Akashi.Pdf.Layout;

/// <summary>The two-dimensional code as vectors, with text beside it.</summary>
internal static class CodeSetter
{
    private const double Gap = 18;
    private const double BeforeText = 5;

    public static PdfFault? Set(Flow flow, TextSetter setter, string content, string alt, PdfWords heading, IReadOnlyList<PdfWords> texts, double width)
    {
        var bytes = Encoding.UTF8.GetByteCount(content);
        if (bytes > TwoDimensionalCode.MostBytes) return new PdfFault.CodeTooLong(bytes);
        var beside = Flow.Width - width - Gap;
        var title = setter.Set(heading, PdfTextStyle.Section with { Size = 11.5 }, beside);
        var words = texts.Select(text => setter.Set(text, PdfTextStyle.Body with { Size = 9.5, Leading = 1.55 }, beside)).ToList();
        var height = title.Height + words.Sum(w => w.Height + BeforeText);
        flow.Need(Math.Max(width, height));
        var top = flow.Y;
        Draw(flow, content, alt, width);
        var start = flow.Pages.Count;
        var x = Flow.Left + width + Gap;
        flow.Y += Math.Max(0, (width - height) / 2);
        flow.Words(title, flow.Document.Add(new StructElement("H2")), x, beside);
        foreach (var text in words)
        {
            flow.Y += BeforeText;
            flow.Words(text, flow.Document.Add(new StructElement("P")), x, beside);
        }
        if (flow.Pages.Count == start) flow.Y = Math.Max(flow.Y, top + width);
        return null;
    }

    private static void Draw(Flow flow, string content, string alt, double width)
    {
        var bottom = Page.Height - flow.Y - width;
        var figure = new StructElement("Figure")
        {
            Alt = alt,
            Attributes = $"<</O/Layout/Placement/Block/BBox[{Page.N(Flow.Left)} {Page.N(bottom)} {Page.N(Flow.Left + width)} {Page.N(bottom + width)}]>>",
        };
        using var mark = flow.Page.Tag(flow.Document.Add(figure));
        flow.Page.Fill(new PdfColor(255, 255, 255), Flow.Left, flow.Y, width, width);
        flow.Page.Code(Flow.Left, flow.Y, width, content);
    }
}
