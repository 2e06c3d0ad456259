using Akashi.Cli.Verify;

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

    private static string Second(string source, CodeVerdict verdict)
    {
        using var folder = new Folder();
        var file = Path.Combine(folder.Path, "a.csv");
        CsvTable.Write(file, [new CheckedCode(source, verdict)]);
        return File.ReadAllText(file).Split("\r\n")[1];
    }
}
