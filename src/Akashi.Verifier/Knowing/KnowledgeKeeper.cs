using System.Security.Cryptography;
using System.Text.Json;
using Akashi.Credentials.Status;
using Akashi.Verifier.Nqs;

namespace Akashi.Verifier.Knowing;

/// <summary>
/// Fetches certificates and status lists again and again, checks them, and replaces what is known. What cannot be fetched stays as it was, and
/// ends by its own dates.
/// </summary>
internal sealed partial class KnowledgeKeeper(HttpClient http, VerifierSettings settings, CertificateKeeper certificates, NqsKeeper nqs, TimeProvider clock, ILogger<KnowledgeKeeper> logger)
    : BackgroundService
{
    private const int LargestAnswer = 4 * 1024 * 1024;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    // Clocks of two machines differ a little; beyond that a list from the future is none, and hides no later one.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private readonly Dictionary<string, string> tags = [];
    private Knowledge current = Knowledge.Nothing(settings);

    /// <summary>What is known now.</summary>
    public Knowledge Current => Volatile.Read(ref current);

    /// <summary>Fetches once; no answer of the Service makes it throw.</summary>
    /// <returns>Whether everything could be fetched.</returns>
    public async Task<bool> RunOnceAsync(CancellationToken ct)
    {
        var complete = await TryAsync("/trust/certificates", async () =>
        {
            certificates.Take(await GetTextAsync("/trust/certificates", ct));
            Volatile.Write(ref current, Current with { KeysAt = clock.GetUtcNow() });
        }, ct);
        // Asked also when the Service is down, the CA being another. Keys first: a list is believed by the keys that are known.
        Volatile.Write(ref current, Current with { Keys = await certificates.CheckAsync(ct), NqsKeys = await nqs.CheckAsync(ct) });
        IReadOnlyList<string> lists = [];
        complete &= await TryAsync("/status", async () => lists = await ListsAsync(ct), ct);
        foreach (var uri in lists) complete &= await TryAsync(uri, () => FetchListAsync(uri, ct), ct);
        if (complete) Volatile.Write(ref current, Current with { LastSuccessAt = clock.GetUtcNow() });
        return complete;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(settings.Refresh);
        do await RunOnceAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // What cannot be had or read is one and the same: the last stays until its own end.
    private async Task<bool> TryAsync(string what, Func<Task> fetch, CancellationToken ct)
    {
        try
        {
            await fetch();
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or IOException or CryptographicException or InvalidOperationException or KeyNotFoundException or UriFormatException
            || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            NotFetched(logger, what, settings.Service, e.GetType().Name);
            return false;
        }
    }

    private async Task<IReadOnlyList<string>> ListsAsync(CancellationToken ct)
    {
        using var json = JsonDocument.Parse(await GetTextAsync("/status", ct));
        var origin = settings.Service.GetLeftPart(UriPartial.Authority) + "/";
        return [.. json.RootElement.GetProperty("status_lists").EnumerateArray().Select(l => l.GetString() ?? "").Where(u => u.StartsWith(origin, StringComparison.Ordinal)).Distinct()];
    }

    private async Task FetchListAsync(string uri, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, uri);
        if (tags.TryGetValue(uri, out var tag)) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        using var answer = await SendAsync(request, ct);
        if (answer.StatusCode == System.Net.HttpStatusCode.NotModified) return;
        answer.EnsureSuccessStatusCode();
        if (!Accept(uri, await answer.Content.ReadAsByteArrayAsync(ct))) return;
        tags[uri] = answer.Headers.ETag?.ToString() ?? "";
    }

    private async Task<string> GetTextAsync(string path, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(settings.Service, path));
        using var answer = await SendAsync(request, ct);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync(ct);
    }

    // The whole answer within limits of size and time: the client's own timeout ends with the headers.
    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(LongestWait);
        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeout.Token);
        try
        {
            await answer.Content.LoadIntoBufferAsync(LargestAnswer, timeout.Token);
            return answer;
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    private bool Accept(string uri, byte[] bytes)
    {
        var known = Current;
        var holds = StatusList.TryRead(bytes, out var list, out _)
            && list!.Uri == uri
            && known.Keys.TryGetValue(Convert.ToHexString(list.KeyId.Span), out var signer)
            && list.IsSignedBy(signer.Key);
        if (!holds)
        {
            NotBelieved(logger, uri);
            return false;
        }
        // An old list that is played again is not taken.
        var latest = clock.GetUtcNow() + Skew;
        if (list!.IssuedAt > latest || (known.Lists.TryGetValue(uri, out var before) && before.IssuedAt <= latest && list.IssuedAt < before.IssuedAt))
        {
            NotBelieved(logger, uri);
            return false;
        }
        Volatile.Write(ref current, known with { Lists = known.Lists.SetItem(uri, list) });
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{What} could not be fetched from {Service} ({Cause}); the last stays until its end.")]
    private static partial void NotFetched(ILogger logger, string what, Uri service, string cause);

    [LoggerMessage(Level = LogLevel.Error, Message = "The status list {Uri} does not hold, or is older than one seen before, and is not taken.")]
    private static partial void NotBelieved(ILogger logger, string uri);
}
