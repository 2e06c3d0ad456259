using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Akashi.Hosting.Dates;

namespace Akashi.Cli.Verify;

/// <summary>The table as CSV (RFC 4180) in UTF-8 with a byte order mark, as its readers' spreadsheets expect.</summary>
internal static partial class CsvTable
{
    private static readonly string[] Columns =
        [
            "File", "Result", "Reason", "Code", "Qualification", "Name", "FormerName", "BirthOn", "Number", "RegisteredOn", "Body", "ExpiresAt",
            "CheckedAt", "AsOf"];

    /// <summary>Writes the whole file beside its destination and then moves it there, because half a table looks like a whole one.</summary>
    /// <param name="file">The file.</param>
    /// <param name="codes">Its lines.</param>
    /// <param name="texts">Texts in the language of whoever opens it.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string file, IEnumerable<CheckedCode> codes, VerifyTexts texts)
    {
        var text = new StringBuilder();
        Append(text, Columns.Select(texts.Get));
        foreach (var code in codes) Append(text, Cells(code, texts));
        var partial = file + ".new";
        File.WriteAllText(partial, text.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        File.Move(partial, file, overwrite: true);
    }

    private static string?[] Cells(CheckedCode code, VerifyTexts texts)
    {
        var (result, reason, facts, checkedAt, asOf) = code.Verdict;
        return
        [
            code.Source, texts.Get("Result-" + result), ReasonOf(reason, texts), reason, facts?.Qualification, facts?.Name,
            facts is null ? null : facts.FormerName ?? texts.Get("NotContained"), facts is null ? null : facts.BirthOn ?? texts.Get("NotContained"),
            facts?.RegistrationNumber,
            facts?.RegisteredOn, facts?.Body, Moment(facts?.ExpiresAt), Moment(checkedAt), Moment(asOf),
        ];
    }

    // A verifier may be newer than this program; its code stands in the next column.
    private static string? ReasonOf(string? reason, VerifyTexts texts) => reason is null ? null : texts.TryGet("Reason-" + reason);

    private static string? Moment(DateTimeOffset? at) =>
        at is { } moment ? JapanTime.At(moment).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : null;

    private static void Append(StringBuilder text, IEnumerable<string?> cells) => text.AppendJoin(',', cells.Select(c => Cell(c ?? ""))).Append("\r\n");

    // A spreadsheet takes text that starts like this for a formula, and anybody can name a file or write a list.
    private static string Cell(string text)
    {
        var safe = Formula().IsMatch(text) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }

    [GeneratedRegex(@"^[=+\-@\t\r＝＋－＠]")]
    private static partial Regex Formula();
}
