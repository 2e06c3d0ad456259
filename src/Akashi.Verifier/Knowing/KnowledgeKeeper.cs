using System.Collections.Immutable;
using System.Text.Json;
using Akashi.Credentials.Status;

namespace Akashi.Verifier.Knowing;

/// <summary>
/// Fetches certificates and status lists again and again, checks them, and replaces what is known. What cannot be fetched stays as it was, and
/// ends by its own dates.
/// </summary>
internal sealed partial class KnowledgeKeeper(HttpClient http, VerifierSettings settings, CertificateKeeper certificates, TimeProvider clock, ILogger<KnowledgeKeeper> logger)
    : BackgroundService
{
    private const int LargestList = 4 * 1024 * 1024;
    private readonly Dictionary<string, string> tags = [];
    private Knowledge current = new(settings.Issuer, ImmutableDictionary<string, KnownKey>.Empty, ImmutableDictionary<string, StatusList>.Empty, null);

    /// <summary>What is known now.</summary>
    public Knowledge Current => Volatile.Read(ref current);

    /// <summary>Fetches once.</summary>
    /// <returns>Whether everything could be fetched.</returns>
    public async Task<bool> RunOnceAsync(CancellationToken ct)
    {
        try
        {
            var pem = await GetTextAsync("/trust/certificates", ct);
            certificates.Take(pem);
            var keys = await certificates.CheckAsync(ct);
            // Keys first: a list is believed by the keys that are known.
            Volatile.Write(ref current, Current with { Keys = keys });
            foreach (var uri in await ListsAsync(ct)) await FetchListAsync(uri, ct);
            Volatile.Write(ref current, Current with { LastSuccessAt = clock.GetUtcNow() });
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or IOException || (e is TaskCanceledException && !ct.IsCancellationRequested))
        {
            NotFetched(logger, settings.Service, e.GetType().Name);
            // The service is down: the certificates' state is asked all the same, the CA being another.
            Volatile.Write(ref current, Current with { Keys = await certificates.CheckAsync(ct) });
            return false;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(settings.Refresh);
        do await RunOnceAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<IEnumerable<string>> ListsAsync(CancellationToken ct)
    {
        using var json = JsonDocument.Parse(await GetTextAsync("/status", ct));
        if (!json.RootElement.TryGetProperty("status_lists", out var lists) || lists.ValueKind != JsonValueKind.Array) throw new JsonException("no status_lists");
        var origin = settings.Service.GetLeftPart(UriPartial.Authority) + "/";
        return [.. lists.EnumerateArray().Select(l => l.GetString() ?? "").Where(u => u.StartsWith(origin, StringComparison.Ordinal))];
    }

    private async Task FetchListAsync(string uri, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, uri);
        if (tags.TryGetValue(uri, out var tag)) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        if (answer.StatusCode == System.Net.HttpStatusCode.NotModified) return;
        answer.EnsureSuccessStatusCode();
        await answer.Content.LoadIntoBufferAsync(LargestList, ct);
        var bytes = await answer.Content.ReadAsByteArrayAsync(ct);
        if (!Accept(uri, bytes)) return;
        tags[uri] = answer.Headers.ETag?.ToString() ?? "";
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
        if (known.Lists.TryGetValue(uri, out var before) && list!.IssuedAt < before.IssuedAt) return false;
        Volatile.Write(ref current, known with { Lists = known.Lists.SetItem(uri, list!) });
        return true;
    }

    private async Task<string> GetTextAsync(string path, CancellationToken ct)
    {
        using var answer = await http.GetAsync(new Uri(settings.Service, path), HttpCompletionOption.ResponseHeadersRead, ct);
        answer.EnsureSuccessStatusCode();
        await answer.Content.LoadIntoBufferAsync(LargestList, ct);
        return await answer.Content.ReadAsStringAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is known could not be refreshed from {Service} ({Cause}); the last stays until its end.")]
    private static partial void NotFetched(ILogger logger, Uri service, string cause);

    [LoggerMessage(Level = LogLevel.Error, Message = "The status list {Uri} does not hold and is not taken.")]
    private static partial void NotBelieved(ILogger logger, string uri);
}
