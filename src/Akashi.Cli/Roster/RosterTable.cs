using System.Text;
using Akashi.Cli.Verify;
using Akashi.Cli.Verify.Results;

namespace Akashi.Cli.Roster;

/// <summary>Everybody on a roster as a CSV: the table of <c>akashi verify</c>, with what changed in front.</summary>
internal static class RosterTable
{
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static async Task WriteAsync(string file, IEnumerable<CheckedPerson> all)
    {
        var (texts, own) = (VerifyTexts.OfEnvironment(), RosterTexts.OfEnvironment());
        await using var table = new TableFile(file);
        await using (var writer = new StreamWriter(table.Stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        {
            await writer.WriteAsync(CsvTable.LineOf([own.Get("Change"), .. TableCells.Headings(texts)]));
            foreach (var person in all)
            {
                var change = person.Change is null ? null : own.Get("Change-" + person.Change);
                var code = new CheckedCode(new CodeSource(person.Person.Source), person.Verdict);
                await writer.WriteAsync(CsvTable.LineOf([change, .. TableCells.Of(code, texts)]));
            }
        }
        await table.FinishAsync();
    }
}
