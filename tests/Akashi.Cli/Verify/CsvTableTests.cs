using Akashi.Cli.Verify;
using Akashi.Hosting.Texts;

namespace Akashi.Cli.Tests.Verify;

public class CsvTableTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"x\").pdf", "\"'=HYPERLINK(\"\"x\"\").pdf\"")]
    [InlineData("+1.pdf", "'+1.pdf")]
    [InlineData("@a.pdf", "'@a.pdf")]
    [InlineData("a,b.pdf", "\"a,b.pdf\"")]
    [InlineData("証明書.pdf", "証明書.pdf")]
    public void A_file_name_is_text_and_never_a_formula(string name, string cell) =>
        Assert.StartsWith(cell + ",", Second(name, CodeVerdict.NoCode), StringComparison.Ordinal);

    [Fact]
    public void A_reason_that_is_newer_than_this_program_is_told_by_its_code() =>
        Assert.StartsWith("a.pdf,無効,,brand-new,", Second("a.pdf", new CodeVerdict("invalid", "brand-new", null, null, null)), StringComparison.Ordinal);

    [Fact]
    public void In_English_the_words_are_English_and_what_was_signed_and_the_code_stay()
    {
        var revoked = new CodeVerdict("invalid", "revoked", null, null, null);
        Assert.StartsWith("a.pdf,Not valid,revoked,revoked,", Second("a.pdf", revoked, "en"), StringComparison.Ordinal);
        Assert.StartsWith("File,Result,Reason,Reason code,National qualification,Name,", Line(0, "a.pdf", revoked, "en"), StringComparison.Ordinal);
        Assert.StartsWith("a.pdf,無効,取消,revoked,", Second("a.pdf", revoked), StringComparison.Ordinal);
    }

    /// <summary>Decision 0032: an empty cell would look like a fault of the table.</summary>
    [Fact]
    public void What_a_code_does_not_contain_is_said_in_words()
    {
        var valid = new CodeVerdict("valid", null, new CheckedFacts("看護師", "山田　花子", null, null, "1", "2015-04-20", "厚生労働省", null), null, null);
        Assert.StartsWith("a.pdf,有効,,,看護師,山田　花子,記載なし,記載なし,1,2015-04-20,", Second("a.pdf", valid), StringComparison.Ordinal);
        Assert.Contains(",Not contained,Not contained,", Second("a.pdf", valid, "en"), StringComparison.Ordinal);
        Assert.DoesNotContain("記載なし", Second("a.pdf", CodeVerdict.NoCode), StringComparison.Ordinal);
    }

    private static string Second(string source, CodeVerdict verdict, string language = "ja") => Line(1, source, verdict, language);

    private static string Line(int line, string source, CodeVerdict verdict, string language)
    {
        using var folder = new Folder();
        var file = Path.Combine(folder.Path, "a.csv");
        CsvTable.Write(file, [new CheckedCode(source, verdict)], new VerifyTexts(Languages.Of(language)!));
        return File.ReadAllText(file).Split("\r\n")[line];
    }
}
