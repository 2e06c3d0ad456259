using System.Globalization;
using Akashi.Hosting;
using Akashi.Verification.Offline;

namespace Akashi.Cli.Verify;

/// <summary>
/// Checks one code, or all codes in files (row 4.4.2): one line each or a table, with progress and an exit code for scripts (docs/verifying-many.md).
/// </summary>
internal sealed class VerifyCodes(VerifyOptions options, TextWriter output, TextWriter errors, TimeProvider clock)
{
    /// <summary>Codes per request: enough that the round trip does not matter, few enough to show progress.</summary>
    public const int AtOnce = 100;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    public static Task<int> RunAsync(ReadOnlySpan<string> words, TextWriter output, TextWriter errors, TimeProvider clock, CancellationToken ct) =>
        VerifyOptions.Parse(words) is { } options ? new VerifyCodes(options, output, errors, clock).RunAsync(ct) : CommandLine.RefuseAsync(errors);

    private async Task<int> RunAsync(CancellationToken ct)
    {
        if (await FindAsync() is not { } found) return ExitCode.CannotCheck;
        if (found.Count == 0) return await CannotAsync($"there is no PDF file and no list (.txt) in \"{options.Folder}\".");
        using var http = new HttpClient(Handler()) { Timeout = LongestWait };
        if (await CheckerAsync(found, http) is not { } checker) return ExitCode.CannotCheck;
        var all = new List<CheckedCode>();
        foreach (var some in found.Chunk(AtOnce))
        {
            all.AddRange(await CheckAsync(checker, some, ct));
            if (found.Count > AtOnce) await errors.WriteLineAsync($"akashi: {all.Count} of {found.Count} checked");
        }
        return await TellAsync(all);
    }

    private async Task<IReadOnlyList<FoundCode>?> FindAsync()
    {
        if (options.Code is { } code) return [new FoundCode("--code", code)];
        var found = new List<FoundCode>();
        var at = "";
        try
        {
            if (options.Folder is { } folder) at = folder;
            var files = options.Folder is null ? options.Files : CodesInFiles.In(options.Folder);
            if (files.Count > AtOnce) await errors.WriteLineAsync($"akashi: reading {files.Count} files");
            foreach (var file in files) found.AddRange(CodesInFiles.Of(at = file));
            return found;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await CannotAsync($"\"{at}\" cannot be read: {e.Message}");
            return null;
        }
    }

    private async Task<ICodeChecker?> CheckerAsync(IReadOnlyList<FoundCode> found, HttpClient http)
    {
        if (options.Offline is { } folder)
        {
            if (!TrustFolder.TryOpen(folder, clock, out var opened, out var problem))
            {
                await CannotAsync($"\"{folder}\" is not a folder that akashi trust fetch filled: {problem}");
                return null;
            }
            await errors.WriteLineAsync("akashi: " + OfflineChecker.WordsOf(opened.Current));
            return new OfflineChecker(opened);
        }
        if ((options.Verifier ?? HereIn(found)) is { } verifier) return new OnlineChecker(http, verifier, errors);
        await CannotAsync(
            $"which verifier? Name it with --verifier https://… or in {VerifyOptions.VerifierVariable}. "
            + "The address in a code is not asked: a stranger's code names a stranger's host.");
        return null;
    }

    // The codes themselves may name the verifier only where it is on this machine, as ./run starts it.
    private static Uri? HereIn(IReadOnlyList<FoundCode> found)
    {
        var origins = found.Select(f => Uri.TryCreate(f.Code, UriKind.Absolute, out var uri) ? uri.GetLeftPart(UriPartial.Authority) : null)
            .OfType<string>()
            .Distinct()
            .ToList();
        return origins is [var only] && VerifyOptions.IsHere(new Uri(only)) ? new Uri(only) : null;
    }

    private static async Task<IEnumerable<CheckedCode>> CheckAsync(ICodeChecker checker, FoundCode[] some, CancellationToken ct)
    {
        var codes = some.Select(f => f.Code).OfType<string>().ToList();
        var verdicts = new Queue<CodeVerdict>(codes.Count == 0 ? [] : await checker.CheckAsync(codes, ct));
        return [.. some.Select(f => new CheckedCode(f.Source, f.Code is null ? CodeVerdict.NoCode : verdicts.Dequeue()))];
    }

    private async Task<int> TellAsync(List<CheckedCode> all)
    {
        if (options.Csv is null)
        {
            foreach (var code in all) await output.WriteLineAsync(LineOf(code));
        }
        else if (!await WriteAsync(options.Csv, all))
        {
            return ExitCode.CannotCheck;
        }
        int Count(string result) => all.Count(c => c.Verdict.Result == result);
        await errors.WriteLineAsync($"akashi: {all.Count} checked: {Count("valid")} valid, {Count("invalid")} invalid, {Count("unknown")} unknown");
        return Count("invalid") > 0 ? ExitCode.Faulty : Count("valid") < all.Count ? ExitCode.CannotCheck : ExitCode.Good;
    }

    private async Task<bool> WriteAsync(string file, List<CheckedCode> all)
    {
        try
        {
            CsvTable.Write(file, all, new VerifyTexts(EnvironmentLanguage.Of(Environment.GetEnvironmentVariable)));
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await CannotAsync($"\"{file}\" cannot be written: {e.Message}");
            return false;
        }
    }

    // Fields may contain spaces, so tabs separate them; a control character in a name would break the lines.
    private static string LineOf(CheckedCode code)
    {
        var (result, reason, facts, _, asOf) = code.Verdict;
        string?[] cells = [
            result, reason, code.Source, facts?.Qualification, facts?.Name, facts?.RegistrationNumber,
            asOf?.ToString("O", CultureInfo.InvariantCulture)];
        return string.Join('\t', cells.Select(c => string.IsNullOrEmpty(c) ? "-" : string.Concat(c.Select(l => char.IsControl(l) ? ' ' : l))));
    }

    private Task<int> CannotAsync(string problem) => CommandLine.FailAsync(errors, ExitCode.CannotCheck, problem);

    // Like LoopbackNames, but through the organisation's proxy, which hospitals have; never for this machine itself.
    private SocketsHttpHandler Handler()
    {
        var handler = LoopbackNames.Handler();
        if (options.Verifier is { } verifier && !VerifyOptions.IsHere(verifier)) (handler.UseProxy, handler.ConnectCallback) = (true, null);
        return handler;
    }
}
