namespace Akashi.Pdf.Tests;

/// <summary>Row 3.6.1: every character of a card has a glyph, from another font where ours lack it, and stays the character that it is.</summary>
public class RareCharactersTests
{
    private static readonly PdfFonts Fonts = PdfFonts.Load(
        "/usr/share/fonts/truetype/ipamj/ipamjm.ttf", "/usr/share/fonts/truetype/hanazono/HanaMinA.ttf", "/usr/share/fonts/truetype/hanazono/HanaMinB.ttf");

    [Theory]
    [InlineData("渡邉\U000E0102　葛\U000E0100子", "HanaMinA")] // Adobe-Japan1, not in our fonts
    [InlineData("葛\U000E0108城", "ipamjm")] // Moji_Joho
    [InlineData("\U0002A6A5田", "ipamjm")]
    public void Rare_character_is_drawn_from_a_further_font_and_extracted_as_it_is(string name, string font)
    {
        using var folder = new Folder();
        var document = new PdfDocument(new PdfMetadata("Test", "Akashi", Given.At), Fonts).Paragraph(name, new PdfTextStyle(24) { Mincho = true });
        var path = folder.File("a.pdf", Given.Rendered(document));
        Assert.Equal(name.Replace('\u3000', ' '), Tool.Run("pdftotext", "-raw", path, "-").Output.Trim());
        Assert.Matches(@$"\+{font}\s+CID TrueType\s+Identity-H\s+yes yes yes", Tool.Run("pdffonts", path).Output);
        Assert.Equal(0, Tool.Run("qpdf", "--check", path).Exit);
    }

    [Fact]
    public void File_with_a_rare_character_is_small()
    {
        var pdf = Given.Rendered(CredentialSheet.Compose(Given.Facts() with { Name = "渡邉\U000E0102　葛\U000E0108子" }, Given.Text, Fonts, Given.At));
        Assert.InRange(pdf.Length, 1, 90_000);
    }

    [Fact]
    public void Character_that_no_font_has_is_refused_by_name()
    {
        Assert.False(new PdfDocument(new PdfMetadata("Test", "Akashi", Given.At), Fonts).Paragraph("山田　\U0002EBF0子").TryRender(out _, out var fault));
        Assert.Equal(0x2EBF0, Assert.IsType<PdfFault.MissingGlyph>(fault).CodePoint);
    }
}
