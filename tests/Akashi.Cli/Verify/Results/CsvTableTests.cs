using Akashi.Cli.Verify;
using Akashi.Cli.Verify.Reading;
using Akashi.Cli.Verify.Results;
using Akashi.Hosting.Texts;

namespace Akashi.Cli.Tests.Verify.Results;

public class CsvTableTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"x\").pdf", "\"'=HYPERLINK(\"\"x\"\").pdf\"")]
    [InlineData("+1.pdf", "'+1.pdf")]
    [InlineData("@a.pdf", "'@a.pdf")]
    [InlineData("a,b.pdf", "\"a,b.pdf\"")]
    [InlineData("証明書.pdf", "証明書.pdf")]
    public async Task A_file_name_is_text_and_never_a_formula(string name, string cell) =>
        Assert.StartsWith(cell + ",", await SecondAsync(name, CodeVerdict.CannotRead(Unreadable.NoCode)), StringComparison.Ordinal);

    [Fact]
    public async Task A_reason_that_is_newer_than_this_program_is_told_by_its_code() =>
        Assert.StartsWith(
            "a.pdf,無効です,,brand-new,", await SecondAsync("a.pdf", new CodeVerdict("invalid", "brand-new", null, null, null)), StringComparison.Ordinal);

    [Fact]
    public async Task In_English_the_words_are_English_and_what_was_signed_and_the_code_stay()
    {
        var revoked = new CodeVerdict("invalid", "revoked", null, null, null);
        Assert.StartsWith("a.pdf,Not valid,revoked,revoked,", await SecondAsync("a.pdf", revoked, "en"), StringComparison.Ordinal);
        Assert.StartsWith("File,Result,Reason,Reason code,National qualification,Name,", await LineAsync(0, "a.pdf", revoked, "en"), StringComparison.Ordinal);
        Assert.StartsWith("a.pdf,無効です,取消,revoked,", await SecondAsync("a.pdf", revoked), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ja", "読み取れませんでした", "対応")]
    [InlineData("en", "Could not be read", "What to do")]
    public async Task What_could_not_be_read_is_told_with_the_reason_and_what_to_do(string language, string result, string heading)
    {
        Assert.EndsWith("," + heading, await LineAsync(0, "a.pdf", CodeVerdict.NotReached, language), StringComparison.Ordinal);
        var texts = new VerifyTexts(Languages.Of(language)!);
        foreach (var reason in Unreadable.All)
        {
            var cells = (await LineAsync(1, "a.pdf", CodeVerdict.CannotRead(reason), language)).Replace("\"", "", StringComparison.Ordinal);
            Assert.StartsWith($"a.pdf,{result},{texts.Get("Reason-" + reason)},{reason},", cells, StringComparison.Ordinal);
            Assert.EndsWith("," + texts.Get("Do-" + reason), cells, StringComparison.Ordinal);
        }
    }

    /// <summary>Decision 0032: an empty cell would look like a fault of the table.</summary>
    [Fact]
    public async Task What_a_code_does_not_contain_is_said_in_words()
    {
        var valid = new CodeVerdict("valid", null, new CheckedFacts("看護師", "山田　花子", null, null, "1", "2015-04-20", "厚生労働省", null), null, null);
        Assert.StartsWith("a.pdf,有効です,,,看護師,山田　花子,記載なし,記載なし,1,2015-04-20,", await SecondAsync("a.pdf", valid), StringComparison.Ordinal);
        Assert.Contains(",Not contained,Not contained,", await SecondAsync("a.pdf", valid, "en"), StringComparison.Ordinal);
        Assert.DoesNotContain("記載なし", await SecondAsync("a.pdf", CodeVerdict.NotReached), StringComparison.Ordinal);
    }

    private static Task<string> SecondAsync(string source, CodeVerdict verdict, string language = "ja") => LineAsync(1, source, verdict, language);

    private static async Task<string> LineAsync(int line, string source, CodeVerdict verdict, string language)
    {
        using var folder = new Folder();
        var file = Path.Combine(folder.Path, "a.csv");
        await using (var table = new CsvTable(file, new VerifyTexts(Languages.Of(language)!)))
        {
            await table.AddAsync(new CheckedCode(new CodeSource(source), verdict));
            await table.FinishAsync(new Tally(), isCancelled: false);
        }
        return (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Split("\r\n")[line];
    }
}
