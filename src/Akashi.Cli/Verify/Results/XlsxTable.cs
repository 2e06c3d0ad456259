using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace Akashi.Cli.Verify.Results;

/// <summary>The table as a workbook (ISO/IEC 29500) in which every cell is text, so that no spreadsheet turns a number into another or into a date.</summary>
internal sealed class XlsxTable(string file, VerifyTexts texts) : IResults
{
    // Of each column, in characters.
    private static readonly double[] Widths = [40, 20, 36, 22, 18, 20, 18, 14, 18, 14, 20, 20, 20, 20, 60];
    private readonly TableFile file = new(file);
    private Spreadsheet? book;
    private StyleId? text;

    public async Task AddAsync(CheckedCode code) => await WriteAsync(await BeginAsync(), TableCells.Of(code, texts), text);

    public async Task FinishAsync(Tally tally, bool isCancelled)
    {
        await using (var whole = await BeginAsync())
        {
            await whole.FinishAsync();
            book = null;
        }
        await file.FinishAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (book is not null) await book.DisposeAsync();
        await file.DisposeAsync();
    }

    private async Task<Spreadsheet> BeginAsync()
    {
        if (book is not null) return book;
        book = await Spreadsheet.CreateNewAsync(file.Stream);
        text = book.AddStyle(new Style { Format = NumberFormat.Standard(StandardNumberFormat.Text) });
        var heading = book.AddStyle(new Style { Font = new SpreadCheetah.Styling.Font { Bold = true } });
        var sheet = new WorksheetOptions { FrozenRows = 1 };
        for (var i = 0; i < Widths.Length; i++) sheet.Column(i + 1).Width = Widths[i];
        await book.StartWorksheetAsync(texts.Get("Sheet"), sheet);
        await WriteAsync(book, TableCells.Headings(texts), heading);
        return book;
    }

    private static async Task WriteAsync(Spreadsheet book, IReadOnlyList<string?> cells, StyleId? style) =>
        await book.AddRowAsync(cells.Select(c => new StyledCell(Allowed(c), style)).ToArray());

    // XML has no place for these characters, and anybody can name a file.
    private static string? Allowed(string? text) =>
        text is null || !text.Any(c => char.IsControl(c) || char.IsSurrogate(c) || c >= '\uFFFE') ? text : Replaced(text);

    private static string Replaced(string text) => string.Concat(
        text.EnumerateRunes().Select(r => r.Value < ' ' || r.Value is 0xFFFE or 0xFFFF ? " " : r.ToString()));
}
