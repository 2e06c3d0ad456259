using System.Runtime.CompilerServices;
using Akashi.Cli.Verify.Results;

namespace Akashi.Cli.Verify;

/// <summary>
/// Checks one code, or all codes in files (row 4.4.2): one line each or a table, with progress and an exit code for scripts (docs/verifying-many.md).
/// Files are read, checked and told in small parts, so memory does not depend on their number.
/// </summary>
internal sealed class VerifyCodes(VerifyOptions options, VerifyShell shell)
{
    /// <summary>Codes per request: enough that the round trip does not matter, few enough to show progress.</summary>
    public const int AtOnce = 100;

    // Files are read more slowly than codes are checked. After so long what is there is checked, so that a person sees something happen.
    private static readonly TimeSpan LongestHeld = TimeSpan.FromSeconds(1);
    private readonly Tally tally = new();

    /// <summary>Runs the command.</summary>
    /// <param name="words">What follows <c>verify</c>.</param>
    /// <param name="shell">What is around it.</param>
    /// <param name="ct">Ends it early: what is done is told, and what is not done is named.</param>
    public static Task<int> RunAsync(ReadOnlySpan<string> words, VerifyShell shell, CancellationToken ct) =>
        VerifyOptions.Parse(words) is { } options ? new VerifyCodes(options, shell).RunAsync(ct) : CommandLine.RefuseAsync(shell.Errors);

    private async Task<int> RunAsync(CancellationToken ct)
    {
        if (Missing() is { } missing) return await shell.CannotAsync($"\"{missing}\" cannot be read: it does not exist.");
        using var checker = new ChosenChecker(options, shell);
        if (!await checker.OpenAsync()) return ExitCode.CannotCheck;
        try
        {
            await using var results = AllResults.Open(options, shell);
            if (!await CheckAllAsync(checker, results, ct)) return ExitCode.CannotCheck;
            await results.FinishAsync(tally, ct.IsCancellationRequested);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return await shell.CannotAsync(e.Message);
        }
        await tally.SayAsync(shell, ct.IsCancellationRequested);
        return ct.IsCancellationRequested ? ExitCode.Cancelled : tally.ExitCode;
    }

    private string? Missing() => options.Folder is { } folder
        ? Directory.Exists(folder) ? null : folder
        : options.Files.FirstOrDefault(f => f != StandardInput.Name && !File.Exists(f));

    private async Task<bool> CheckAllAsync(ChosenChecker checker, AllResults results, CancellationToken ct)
    {
        var (held, since) = (new List<FoundCode>(), shell.Clock.GetTimestamp());
        await foreach (var found in FindAsync(ct))
        {
            if (held.Count == 0) since = shell.Clock.GetTimestamp();
            held.Add(found);
            if (held.Count < AtOnce && shell.Clock.GetElapsedTime(since) < LongestHeld) continue;
            if (!await CheckAsync(checker, held, results, ct)) return false;
            held.Clear();
        }
        return await CheckAsync(checker, held, results, ct);
    }

    // Also after it was ended: then what was not looked into is named.
    private async IAsyncEnumerable<FoundCode> FindAsync([EnumeratorCancellation] CancellationToken ct)
    {
        if (options.Code is { } code)
        {
            yield return new FoundCode(new CodeSource("--code"), code, null);
            yield break;
        }
        await using var reading = new CodesInFiles(shell.Clock);
        var files = options.Folder is { } folder ? FilesToRead.In(folder) : options.Files.Select(f => new FileToRead(f, IsNamed: true));
        foreach (var file in files.Where(f => !IsOurs(f.Path)))
        {
            tally.CountFile();
            await foreach (var found in UntilCancelledAsync(reading.ReadAsync(file, shell.Input, ct), file.Path, ct)) yield return found;
        }
    }

    // The tables that are being written may lie in the folder that is read.
    private bool IsOurs(string file) =>
        options.Folder is not null
        && new[] { options.Csv, options.Xlsx }.OfType<string>().Any(o => Path.GetFullPath(file) is var full
            && (full == Path.GetFullPath(o) || full == Path.GetFullPath(o) + TableFile.Partial));

    private static async IAsyncEnumerable<FoundCode> UntilCancelledAsync(
        IAsyncEnumerable<FoundCode> parts, string file, [EnumeratorCancellation] CancellationToken ct)
    {
        var all = parts.GetAsyncEnumerator(ct);
        await using var ends = all.ConfigureAwait(false);
        while (true)
        {
            var goesOn = false;
            try
            {
                goesOn = !ct.IsCancellationRequested && await all.MoveNextAsync();
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                // Told below.
            }
            if (!goesOn) break;
            yield return all.Current;
        }
        if (ct.IsCancellationRequested) yield return new FoundCode(new CodeSource(file), null, CodeVerdict.Cancelled);
    }

    private async Task<bool> CheckAsync(ChosenChecker checker, List<FoundCode> some, AllResults results, CancellationToken ct)
    {
        var codes = some.Select(f => f.Code).OfType<string>().ToList();
        if (await JudgeAsync(checker, codes, ct) is not { } judged) return false;
        var verdicts = new Queue<CodeVerdict>(judged);
        foreach (var found in some)
        {
            if ((found.Code is null ? found.Verdict : verdicts.Dequeue()) is not { } verdict)
            {
                tally.CountBlank();
                continue;
            }
            var code = new CheckedCode(found.Source, verdict);
            tally.Count(code);
            await results.AddAsync(code);
        }
        await tally.ShowAsync(shell);
        return true;
    }

    private static async Task<IReadOnlyList<CodeVerdict>?> JudgeAsync(ChosenChecker checker, List<string> codes, CancellationToken ct)
    {
        if (codes.Count == 0) return [];
        try
        {
            if (!ct.IsCancellationRequested) return await checker.CheckAsync(codes, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Nothing is known about them.
        }
        return [.. codes.Select(_ => CodeVerdict.Cancelled)];
    }
}
