using System.Globalization;
using System.Text.RegularExpressions;

namespace Akashi.Pdf.Tests;

/// <summary>A text has its English in small print: on its line where there is room, otherwise below; it never covers anything.</summary>
public partial class PdfWordsTests
{
    private const string Long = "an English translation that is far too long to stand on the line of the text that it translates";

    [Theory]
    [InlineData("Short", "Beside", true)]
    [InlineData("Short", Long, false)]
    [InlineData(Long, "Beside", true)]
    [InlineData("Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "Beside", false)]
    public void English_stands_on_the_line_of_its_text_where_there_is_room_and_otherwise_below(string text, string english, bool beside)
    {
        var boxes = BoxesOf(Given.Plain().Table([("Label", new PdfWords(text, english)), ("Next", "row")]));
        var (last, first) = (boxes[Array.FindIndex(boxes, b => text.EndsWith(b.Text, StringComparison.Ordinal))], Of(boxes, english.Split(' ')[0]));
        Assert.Equal(beside, first.Left > last.Left && Math.Abs(first.Bottom - last.Bottom) < 4);
        Assert.True(beside || first.Top >= last.Bottom - 4, $"{first} is not below {last}");
        NoneCovers(boxes);
    }

    [Fact]
    public void Label_heading_and_text_of_a_code_have_their_English_too()
    {
        var boxes = BoxesOf(Given.Plain()
            .Table([(new PdfWords("Label", Long), "value"), (new PdfWords("Label", "Beside"), new PdfWords("Value", "Worth"))])
            .Code(Given.Url, "alt", new PdfWords("Heading", "Title"), [new PdfWords("Text", "Words")]));
        Assert.All(["Beside", "Worth", "Title", "Words", "translates"], word => Assert.Contains(boxes, b => b.Text == word));
        NoneCovers(boxes);
    }

    [Fact]
    public void English_is_marked_as_English_in_a_document_in_Japanese()
    {
        using var folder = new Folder();
        var document = Given.Plain().English("Paragraph", PdfTextStyle.Body).Table([(new PdfWords("Label", "Beside"), new PdfWords("Value", "Worth"))]);
        var path = folder.File("a.pdf", Given.Rendered(document));
        var (_, objects) = Tool.Run("qpdf", "--qdf", "--object-streams=disable", path, "-");
        Assert.Equal(3, Regex.Count(objects, "/Lang <feff0065006e>", RegexOptions.IgnoreCase));
        Assert.Equal(0, Tool.Run("qpdf", "--check", path).Exit);
    }

    private static void NoneCovers(Box[] boxes)
    {
        for (var i = 0; i < boxes.Length; i++)
            for (var j = 0; j < i; j++) Assert.False(boxes[i].Covers(boxes[j]), $"{boxes[i]} covers {boxes[j]}");
    }

    private static Box Of(Box[] boxes, string text) => boxes.First(b => b.Text == text);

    private static Box[] BoxesOf(PdfDocument document)
    {
        using var folder = new Folder();
        var (_, html) = Tool.Run("pdftotext", "-bbox", folder.File("a.pdf", Given.Rendered(document)), "-");
        return [.. Word().Matches(html).Select(m => new Box(N(m, "x1"), N(m, "y1"), N(m, "x2"), N(m, "y2"), m.Groups["text"].Value))];
    }

    private static double N(Match match, string group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"<word xMin=""(?<x1>[\d.]+)"" yMin=""(?<y1>[\d.]+)"" xMax=""(?<x2>[\d.]+)"" yMax=""(?<y2>[\d.]+)"">(?<text>[^<]*)</word>")]
    private static partial Regex Word();

    // A box holds the room of a font's tallest letters, so that those of two lines may touch.
    private sealed record Box(double Left, double Top, double Right, double Bottom, string Text)
    {
        private double Touch => (Bottom - Top) / 4;

        public bool Covers(Box other) =>
            Left < other.Right - 0.5 && other.Left < Right - 0.5 && Top + Touch < other.Bottom && other.Top < Bottom - Touch;
    }
}
