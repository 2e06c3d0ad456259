using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Status;
using Akashi.Credentials.Trust;
using Akashi.Trust;
using Akashi.Verifier.Nqs;

namespace Akashi.Verifier.Knowing;

/// <summary>
/// Fetches certificates, the trust list and status lists repeatedly, checks them, and replaces what is known. What cannot be fetched stays as it is
/// until its own end. Everything is kept in the data folder for the next start.
/// </summary>
internal sealed partial class KnowledgeKeeper(
    Fetcher fetcher, VerifierSettings settings, CertificateKeeper certificates, NqsKeeper nqs, KnowledgeStore store, TimeProvider clock,
    ILogger<KnowledgeKeeper> logger) : BackgroundService
{
    // How long a list is remembered after its end. An older one has also ended.
    private static readonly TimeSpan Afterwards = TimeSpan.FromDays(1);
    private Knowledge current = Knowledge.Nothing(settings);

    /// <summary>What is known now.</summary>
    public Knowledge Current => Volatile.Read(ref current) with { Now = clock.GetUtcNow() };

    private Uri TrustListUri => new(settings.Service, "/trust/list");

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Restore();
        return base.StartAsync(cancellationToken);
    }

    /// <summary>Fetches once; no answer from the Service makes it throw.</summary>
    /// <returns>Whether everything could be fetched.</returns>
    public async Task<bool> RunOnceAsync(CancellationToken ct)
    {
        DropAhead();
        var complete = await TryAsync("/trust/certificates", async () =>
        {
            certificates.Take(await fetcher.TextAsync("/trust/certificates", ct));
            Know(Current with { KeysAt = clock.GetUtcNow() });
        }, ct);
        // Ask even when the Service is down, because the CA is another server. Keys come first: a list is trusted by the known keys.
        await certificates.AskAsync(ct);
        // A trust list can only make verdicts worse, so a missing one leaves no gap.
        await TryAsync("/trust/list", async () => Accept(await fetcher.BytesAsync("/trust/list", ct)), ct);
        Judge(await nqs.CheckAsync(ct));
        store.Keep(certificates.Keep());
        store.KeepNqs(nqs.Keep());
        IReadOnlyList<string> lists = [];
        complete &= await TryAsync("/status", async () =>
        {
            lists = await ListsAsync(ct);
            Know(Current with { Named = lists.Count });
        }, ct);
        foreach (var uri in lists) complete &= await TryAsync(uri, () => fetcher.IfChangedAsync(uri, bytes => Accept(uri, bytes, keep: true), ct), ct);
        ForgetEnded();
        if (complete) Know(Current with { LastSuccessAt = clock.GetUtcNow() });
        return complete;
    }

    /// <summary>Takes what was kept, with the same checks as for what is fetched: a file may be old, incomplete, or from someone else.</summary>
    internal void Restore()
    {
        try
        {
            if (store.ReadCertificates() is { } kept) certificates.Restore(kept);
        }
        catch (CryptographicException e)
        {
            NotFetched(logger, "certificates", settings.Service, e.GetType().Name);
        }
        if (store.ReadTrustList() is { } trust) RestoreTrust(trust);
        nqs.Restore(store.ReadNqs());
        Judge(nqs.Known());
        foreach (var bytes in store.ReadLists())
        {
            if (!StatusList.TryRead(bytes, out var list, out _)) continue;
            if (Clocks.IsAhead(list!.IssuedAt, clock.GetUtcNow())) store.Forget(list.Uri);
            else Accept(list.Uri, bytes, keep: false);
        }
    }

    // What it calls revoked is revoked, whatever its dates; then a list from the future is dropped.
    private void RestoreTrust(byte[] bytes)
    {
        Accept(bytes);
        if (!TrustList.TryRead(bytes, out var list, out _)) return;
        if (certificates.Believes(list!)) certificates.TakeRevocations(list!);
        if (Clocks.IsAhead(list!.IssuedAt, clock.GetUtcNow())) store.ForgetTrustList();
    }

    // The clock was set back. What is now in the future would otherwise hide every fetched update until its time comes.
    private void DropAhead()
    {
        var (known, now) = (Current, clock.GetUtcNow());
        certificates.DropAhead();
        nqs.DropAhead();
        var ahead = known.Lists.Where(l => Clocks.IsAhead(l.Value.IssuedAt, now)).Select(l => l.Key).ToList();
        foreach (var uri in ahead) Forget(uri);
        var isTrustAhead = known.Trust is { } trust && Clocks.IsAhead(trust.IssuedAt, now);
        if (isTrustAhead) store.ForgetTrustList();
        if (ahead.Count > 0 || isTrustAhead) Dropped(logger, ahead.Count + (isTrustAhead ? 1 : 0));
        Know(Current with
        {
            Trust = isTrustAhead ? null : known.Trust,
            KeysAt = Clocks.Past(known.KeysAt, now),
            LastSuccessAt = Clocks.Past(known.LastSuccessAt, now),
        });
    }

    private void Judge(ImmutableDictionary<string, NqsKey> nqsKeys)
    {
        var now = clock.GetUtcNow();
        Know(Current with { Keys = certificates.Known(Current.TrustAt(now)), NqsKeys = nqsKeys, JudgedAt = now });
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(settings.Refresh);
        do await RunOnceAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void Know(Knowledge known) => Volatile.Write(ref current, known);

    // Unavailable or unreadable makes no difference: the last one stays until its own end.
    private async Task<bool> TryAsync(string what, Func<Task> fetch, CancellationToken ct)
    {
        try
        {
            await fetch();
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or IOException or CryptographicException or InvalidOperationException
            or KeyNotFoundException or UriFormatException
            || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            NotFetched(logger, what, settings.Service, e.GetType().Name);
            return false;
        }
    }

    private async Task<IReadOnlyList<string>> ListsAsync(CancellationToken ct)
    {
        using var json = JsonDocument.Parse(await fetcher.TextAsync("/status", ct));
        var origin = settings.Service.GetLeftPart(UriPartial.Authority) + "/";
        return [
            .. json.RootElement.GetProperty("status_lists")
                .EnumerateArray()
                .Select(l => l.GetString() ?? "")
                .Where(u => u.StartsWith(origin, StringComparison.Ordinal))
                .Distinct()];
    }

    // An older list than the known one is ignored silently, because each node of the Service signs its own.
    private void Accept(byte[] bytes)
    {
        var now = clock.GetUtcNow();
        if (!TrustList.TryRead(bytes, out var list, out _)
            || list!.Uri != TrustListUri.ToString()
            || Clocks.IsAhead(list.IssuedAt, now)
            || list.ExpiresAt <= now
            || !certificates.Believes(list))
        {
            NotBelieved(logger, "trust", TrustListUri.ToString());
            return;
        }
        if (Current.Trust is { } before && !Clocks.IsAhead(before.IssuedAt, now) && list.IssuedAt <= before.IssuedAt) return;
        Know(Current with { Trust = list });
        store.KeepTrustList(bytes);
    }

    private bool Accept(string uri, byte[] bytes, bool keep)
    {
        var known = Current;
        var now = clock.GetUtcNow();
        var holds = StatusList.TryRead(bytes, out var list, out _)
            && list!.Uri == uri
            && known.Keys.TryGetValue(Convert.ToHexString(list.KeyId.Span), out var signer)
            && signer.Purpose.HasFlag(CertificatePurpose.StatusLists)
            && list.IsSignedBy(signer.Key)
            && !Clocks.IsAhead(list.IssuedAt, now)
            // An old list that is replayed is not accepted.
            && !(known.Lists.TryGetValue(uri, out var before) && !Clocks.IsAhead(before.IssuedAt, now) && list.IssuedAt < before.IssuedAt);
        if (!holds)
        {
            NotBelieved(logger, "status", uri);
            return false;
        }
        Know(known with { Lists = known.Lists.SetItem(uri, list!) });
        if (keep) store.KeepList(uri, bytes);
        return true;
    }

    private void ForgetEnded()
    {
        var since = clock.GetUtcNow() - Afterwards;
        foreach (var (uri, list) in Current.Lists)
        {
            if (list.ExpiresAt <= since) Forget(uri);
        }
    }

    private void Forget(string uri)
    {
        Know(Current with { Lists = Current.Lists.Remove(uri) });
        fetcher.Forget(uri);
        store.Forget(uri);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{What} could not be fetched from {Service} ({Cause}); the last stays until its end.")]
    private static partial void NotFetched(ILogger logger, string what, Uri service, string cause);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} lists are from the future: the clock was set back. They are dropped, and fetched again.")]
    private static partial void Dropped(ILogger logger, int count);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The {Kind} list {Uri} does not hold, is from the future, or is older than one seen before, and is not accepted.")]
    private static partial void NotBelieved(ILogger logger, string kind, string uri);
}
