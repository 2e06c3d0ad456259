using System.Text;
using System.Text.RegularExpressions;

namespace Akashi.Cli.Verify.Results;

/// <summary>The table as CSV (RFC 4180) in UTF-8 with a byte order mark, as its readers' spreadsheets expect.</summary>
internal sealed partial class CsvTable : IResults
{
    private readonly TableFile file;
    private readonly StreamWriter writer;
    private readonly VerifyTexts texts;
    private bool hasBegun;

    /// <param name="file">The file.</param>
    /// <param name="texts">Texts in the language of whoever opens it.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public CsvTable(string file, VerifyTexts texts)
    {
        (this.file, this.texts) = (new TableFile(file), texts);
        writer = new StreamWriter(this.file.Stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
    }

    public async Task AddAsync(CheckedCode code)
    {
        await BeginAsync();
        await WriteAsync(TableCells.Of(code, texts));
    }

    public async Task FinishAsync(Tally tally, bool isCancelled)
    {
        await BeginAsync();
        await writer.FlushAsync();
        await file.FinishAsync();
    }

    // The writer has nothing but the file's stream, and would write to it once more.
    public ValueTask DisposeAsync() => file.DisposeAsync();

    private async Task BeginAsync()
    {
        if (!hasBegun) await WriteAsync(TableCells.Headings(texts));
        hasBegun = true;
    }

    private Task WriteAsync(IReadOnlyList<string?> cells) => writer.WriteAsync(LineOf(cells));

    /// <summary>A line of such a table.</summary>
    public static string LineOf(IReadOnlyList<string?> cells) => string.Join(',', cells.Select(c => Cell(c ?? ""))) + "\r\n";

    // A spreadsheet takes text that starts like this for a formula, and anybody can name a file or write a list.
    private static string Cell(string text)
    {
        var safe = Formula().IsMatch(text) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }

    [GeneratedRegex(@"^[=+\-@\t\r＝＋－＠]")]
    private static partial Regex Formula();
}
