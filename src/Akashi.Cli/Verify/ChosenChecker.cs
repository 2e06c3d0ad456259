using Akashi.Cli.Verify.Nqs;
using Akashi.Hosting;
using Akashi.Verification.Offline;

namespace Akashi.Cli.Verify;

/// <summary>Who checks the codes, decided when the first ones are known.</summary>
internal sealed class ChosenChecker : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private readonly VerifyOptions options;
    private readonly VerifyShell shell;
    private readonly HttpClient http;
    private ICodeChecker? checker;

    public ChosenChecker(VerifyOptions options, VerifyShell shell)
    {
        (this.options, this.shell) = (options, shell);
        http = new HttpClient(Handler()) { Timeout = LongestWait };
    }

    /// <summary>Prepares what does not depend on the codes; false, and said, where that is not possible.</summary>
    public async Task<bool> OpenAsync()
    {
        if (options.Offline is { } folder)
        {
            if (!TrustFolder.TryOpen(folder, shell.Clock, out var opened, out var problem))
                return await RefuseAsync($"\"{folder}\" is not a folder that akashi trust fetch filled: {problem}");
            await shell.Errors.WriteLineAsync("akashi: " + OfflineChecker.WordsOf(opened.Current));
            try
            {
                checker = new OfflineChecker(OfflineNqs.Read(opened, folder, shell.Clock.GetUtcNow()), shell.Clock);
            }
            catch (Exception e) when (e is SettingsException or IOException or UnauthorizedAccessException)
            {
                return await RefuseAsync(e.Message);
            }
        }
        else if (options.Verifier is { } verifier)
        {
            checker = new OnlineChecker(http, verifier, shell.Errors);
        }
        return true;
    }

    /// <summary>One verdict per code, in order; null, and said, where nobody can be asked.</summary>
    public async Task<IReadOnlyList<CodeVerdict>?> CheckAsync(IReadOnlyList<string> codes, CancellationToken ct)
    {
        if (checker is null && HereIn(codes) is { } here) checker = new OnlineChecker(http, here, shell.Errors);
        if (checker is not null) return await checker.CheckAsync(codes, ct);
        await RefuseAsync(
            $"which verifier? Name it with --verifier https://… or in {VerifyOptions.VerifierVariable}. "
            + "The address in a code is not asked: a stranger's code names a stranger's host.");
        return null;
    }

    public void Dispose() => http.Dispose();

    // The codes themselves may name the verifier only where it is on this machine, as ./run starts it.
    private static Uri? HereIn(IReadOnlyList<string> codes)
    {
        var origins = codes.Select(c => Uri.TryCreate(c, UriKind.Absolute, out var uri) ? uri.GetLeftPart(UriPartial.Authority) : null)
            .OfType<string>()
            .Distinct()
            .ToList();
        return origins is [var only] && VerifyOptions.IsHere(new Uri(only)) ? new Uri(only) : null;
    }

    private async Task<bool> RefuseAsync(string problem)
    {
        await shell.CannotAsync(problem);
        return false;
    }

    // Like LoopbackNames, but through the organisation's proxy, which hospitals have; never for this machine itself.
    private SocketsHttpHandler Handler()
    {
        var handler = LoopbackNames.Handler();
        if (options.Verifier is { } verifier && !VerifyOptions.IsHere(verifier)) (handler.UseProxy, handler.ConnectCallback) = (true, null);
        return handler;
    }
}
