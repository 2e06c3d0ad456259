using System.IO.Compression;
using System.Xml.Linq;
using Akashi.Cli.Verify;
using Akashi.Cli.Verify.Results;
using Akashi.Hosting.Texts;

namespace Akashi.Cli.Tests.Verify.Results;

/// <summary>The workbook (ISO/IEC 29500), read as its parts.</summary>
public class XlsxTableTests
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    // V10: a spreadsheet makes a number, a date or a power of ten of each of these, unless the cell is text.
    [Theory]
    [InlineData("0012345")]
    [InlineData("1-2")]
    [InlineData("123456789012345678")]
    [InlineData("=1+1")]
    [InlineData("第01234567号")]
    [InlineData("𠮷田\u0001")]
    public async Task Number_is_text_as_it_was_signed(string number)
    {
        var cell = (await RowsAsync(number))[1][8];
        Assert.Equal((true, number.Replace('\u0001', ' ')), (cell.Attribute("t")?.Value is "inlineStr" or "s" or "str", cell.Value));
        Assert.Empty(cell.Descendants(Main + "f"));
        Assert.DoesNotContain(cell.Elements(Main + "v"), _ => cell.Attribute("t")?.Value != "s");
    }

    [Fact]
    public async Task Headings_stand_above_in_the_language_of_the_reader() =>
        Assert.Equal(["ファイル", "検証結果", "理由"], (await RowsAsync("1"))[0].Take(3).Select(c => c.Value));

    private static async Task<List<List<XElement>>> RowsAsync(string number)
    {
        using var folder = new Folder();
        var file = Path.Combine(folder.Path, "a.xlsx");
        await using (var table = new XlsxTable(file, new VerifyTexts(Languages.Japanese)))
        {
            var facts = new CheckedFacts("看護師", "山田　花子", null, "1990-12-31", number, null, null, null);
            await table.AddAsync(new CheckedCode(new CodeSource("a.pdf"), new CodeVerdict("valid", null, facts, null, null)));
            await table.FinishAsync(new Tally(), isCancelled: false);
        }
        await using var zip = await ZipFile.OpenReadAsync(file, TestContext.Current.CancellationToken);
        var part = zip.Entries.Single(e => e.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal));
        await using var content = await part.OpenAsync(TestContext.Current.CancellationToken);
        var sheet = await XDocument.LoadAsync(content, LoadOptions.PreserveWhitespace, TestContext.Current.CancellationToken);
        return [.. sheet.Descendants(Main + "row").Select(r => r.Elements(Main + "c").ToList())];
    }
}
