
namespace Akashi.Pdf.Tests;

public class PdfDocumentTests
{
    [Fact]
    public void Sheet_is_well_formed_on_one_page()
    {
        using var folder = new Folder();
        var (exit, output) = Tool.Run("qpdf", "--check", folder.File("a.pdf", Given.Sheet()));
        Assert.True(exit == 0, output);
        Assert.Contains("Pages:           1", Info(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Fonts_are_embedded_as_subsets()
    {
        using var folder = new Folder();
        var (_, output) = Tool.Run("pdffonts", folder.File("a.pdf", Given.Sheet()));
        var rows = output.Trim().Split('\n')[2..];
        Assert.Equal(3, rows.Length);
        Assert.All(rows, row => Assert.Matches(@"^[A-Z]{6}\+Noto(SansJP-(Regular|Bold)|SerifJP-Medium)\s+CID TrueType\s+Identity-H\s+yes yes yes", row));
    }

    [Fact]
    public void Every_text_of_the_sheet_is_extracted_exactly()
    {
        using var folder = new Folder();
        var text = TextOf(folder, Given.Sheet());
        var facts = Given.Facts();
        foreach (var expected in new[] { facts.Name, facts.Kana, facts.Qualification, facts.RegistrationNumber, facts.ValidUntil, Given.Text("Title") })
            Assert.Contains(expected.Replace('\u3000', ' '), text, StringComparison.Ordinal); // pdftotext writes every kind of blank as a space
    }

    [Theory]
    [InlineData("\u845B\U000E0100")] // Adobe-Japan1: the default variant
    [InlineData("\u5026\U000E0100")] // not the base character's glyph
    [InlineData("\u845B\u845B\U000E0100")] // base and variant may share a glyph, but not a text
    public void Variation_selector_survives_extraction(string name)
    {
        using var folder = new Folder();
        Assert.Equal(name, TextOf(folder, Given.Rendered(Given.Plain().Paragraph(name))).Trim());
    }

    [Theory]
    [InlineData("\u845B\U000E0108", 0x845B, 0xE0108)] // Moji_Joho only
    [InlineData("\u845B\U000E0101", 0x845B, 0xE0101)] // Adobe-Japan1, but not in this font
    [InlineData("\U0002A6A5", 0x2A6A5, null)]
    [InlineData("\uD842", 0xFFFD, null)]
    public void Character_the_font_lacks_is_refused(string name, int codePoint, int? selector)
    {
        Assert.False(Given.Plain().Paragraph("a" + name).TryRender(out _, out var fault));
        var missing = Assert.IsType<PdfFault.MissingGlyph>(fault);
        Assert.Equal((codePoint, selector), (missing.CodePoint, missing.Selector));
    }

    [Fact]
    public void Tags_name_headings_paragraphs_table_and_figure()
    {
        using var folder = new Folder();
        var (_, output) = Tool.Run("pdfinfo", "-struct", folder.File("a.pdf", Given.Sheet()));
        var tags = output.Split('\n').Select(l => l.Trim().Split([' ', ':'])[0]).Where(t => t.Length > 0).ToList();
        Assert.Equal("Document", tags[0]);
        Assert.Equal(4, tags.Count(t => t == "TR"));
        foreach (var tag in new[] { "H1", "P", "Table", "TH", "TD", "Figure", "H2", "Form" }) Assert.Contains(tag, tags);
        var (_, about) = Tool.Run("pdfinfo", Path.Combine(folder.Path, "a.pdf"));
        Assert.Matches(@"Tagged:\s+yes", about);
        Assert.Contains(Given.Text("Title"), about, StringComparison.Ordinal);
    }

    [Fact]
    public void Content_too_long_for_a_code_is_refused()
    {
        Assert.False(Given.Plain().Code(new string('a', 2332), "a", "b", ["c"]).TryRender(out _, out var fault));
        Assert.Equal(new PdfFault.CodeTooLong(2332), fault);
    }

    [Fact]
    public void Same_input_and_time_give_the_same_bytes() => Assert.Equal(Given.Sheet(), Given.Sheet());

    [Fact]
    public void Sheet_is_small() => Assert.InRange(Given.Sheet().Length, 1, 65_000);

    [Fact]
    public void Long_names_stay_within_the_margins()
    {
        using var folder = new Folder();
        var name = string.Concat(Enumerable.Repeat(Given.Text("SampleName"), 15));
        var pdf = Given.Sheet(Given.Facts() with { Name = name, Kana = name, Qualification = name[..30] });
        Tool.Run("pdftotext", "-bbox", folder.File("a.pdf", pdf), Path.Combine(folder.Path, "a.html"));
        var edges = System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(Path.Combine(folder.Path, "a.html")), "xMax=\"([0-9.]+)\"");
        Assert.NotEmpty(edges);
        Assert.All(edges, m => Assert.InRange(double.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), 0, 595.3 - 70));
    }

    [Fact]
    public void Long_document_goes_on_over_pages_with_numbers()
    {
        using var folder = new Folder();
        var document = Given.Plain().Heading1("Copy").Footer("Akashi");
        for (var i = 0; i < 12; i++)
            document.Heading2($"Section {i}")
                .Table([.. Enumerable.Range(0, 6).Select(r => ($"Label {r}", Given.Text("LongText")))])
                .Box(Given.Text("LongText"));
        var path = folder.File("a.pdf", Given.Rendered(document.PageBreak().Paragraph(string.Concat(Enumerable.Repeat(Given.Text("LongText"), 80)))));
        Assert.Equal(0, Tool.Run("qpdf", "--check", path).Exit);
        var pages = Tool.Run("pdftotext", path, "-").Output.TrimEnd('\f').Split('\f');
        Assert.True(pages.Length > 4);
        for (var i = 0; i < pages.Length; i++) Assert.Contains($"{i + 1} / {pages.Length}", pages[i], StringComparison.Ordinal);
    }

    private static string TextOf(Folder folder, byte[] pdf) => Tool.Run("pdftotext", "-raw", folder.File("a.pdf", pdf), "-").Output;

    private static string Info(Folder folder) => Tool.Run("pdfinfo", Path.Combine(folder.Path, "a.pdf")).Output;
}
