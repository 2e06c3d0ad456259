using System.Globalization;

namespace Akashi.Cli.Verify.Results;

/// <summary>A line each, for the shell. Fields may contain spaces, so tabs separate them; a control character in a name would break the lines.</summary>
internal sealed class LineResults(TextWriter output) : IResults
{
    public Task AddAsync(CheckedCode code)
    {
        var (result, reason, facts, _, asOf) = code.Verdict;
        string?[] cells = [
            result, reason, code.Source.ToString(), facts?.Qualification, facts?.Name, facts?.RegistrationNumber,
            asOf?.ToString("O", CultureInfo.InvariantCulture)];
        return output.WriteLineAsync(string.Join('\t', cells.Select(Cell)));
    }

    public Task FinishAsync(Tally tally, bool isCancelled) => output.FlushAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>A text as a field of such a line.</summary>
    public static string Cell(string? text) => string.IsNullOrEmpty(text) ? "-" : string.Concat(text.Select(l => char.IsControl(l) ? ' ' : l));
}
