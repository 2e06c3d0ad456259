using System.Collections.Immutable;
using System.Security.Cryptography;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Trust;
using Akashi.Trust;
using Akashi.Verification.Kept;
using Akashi.Verification.Keys;
using Akashi.Verification.Nqs;

namespace Akashi.Verification;

/// <summary>
/// Fetches the trust list and status lists, asks the CA by OCSP, checks everything to the roots, and replaces what is known. What cannot be fetched
/// stays as it is until its own end. Everything is kept in a folder for the next start. Answers may be asked from any thread; refreshes come one after
/// another.
/// </summary>
public sealed class KnowledgeKeeper
{
    internal const string TrustListPath = "/trust/list";
    private readonly SystemSettings settings;
    private readonly TimeProvider clock;
    private readonly IKnowledgeNotices notices;
    private readonly Fetcher fetcher;
    private readonly OcspClient ocsp;
    private readonly CertificateKeeper certificates;
    private readonly NqsKeeper nqs;
    private readonly StatusListKeeper lists;
    private readonly KnowledgeStore store;
    private Knowledge current;

    /// <summary>Knows nothing yet: call <see cref="Restore"/>, then <see cref="RefreshAsync"/> again and again.</summary>
    /// <param name="settings">The system.</param>
    /// <param name="http">A client without cookies and redirects; null for one of its own.</param>
    /// <param name="clock">The time; null for the machine's.</param>
    /// <param name="notices">Is told what an operator should see; null where nobody listens.</param>
    public KnowledgeKeeper(SystemSettings settings, HttpClient? http = null, TimeProvider? clock = null, IKnowledgeNotices? notices = null)
        : this(settings, http ?? OwnClient(), clock ?? TimeProvider.System, notices ?? new NoNotices(), null)
    {
    }

    internal KnowledgeKeeper(SystemSettings settings, HttpClient http, TimeProvider clock, IKnowledgeNotices notices, IKeptFiles? files)
    {
        ArgumentNullException.ThrowIfNull(settings);
        (this.settings, this.clock, this.notices) = (settings, clock, notices);
        fetcher = new Fetcher(http, settings);
        ocsp = new OcspClient(http, clock) { WithoutNonce = settings.WithoutNonce };
        certificates = new CertificateKeeper(settings, clock);
        nqs = new NqsKeeper(settings, clock);
        store = new KnowledgeStore(files ?? new FolderFiles(settings.Folder), notices);
        lists = new StatusListKeeper(settings, fetcher, store, notices, clock, () => Current, Know);
        current = new Knowledge(settings);
    }

    /// <summary>What is known now, for a verifier that has a network: the CA is asked again and again, and its last good word counts for minutes.</summary>
    public Knowledge Current => Volatile.Read(ref current) with { Now = clock.GetUtcNow() };

    /// <summary>
    /// What is known now, for a verifier without a network: what was fetched counts until its offline end, up to 24 hours. Say with each result how
    /// old it is (<see cref="Knowledge.KeysAsOf"/> and the verdict's own time).
    /// </summary>
    public Knowledge Offline => Current.WithoutNetwork();

    private Uri TrustListUri => new(settings.Service, TrustListPath);

    /// <summary>Fetches once; no answer from the system makes it throw. A server does so every few seconds.</summary>
    /// <param name="ct">Cancels the fetch.</param>
    /// <returns>Whether everything could be fetched.</returns>
    public async Task<bool> RefreshAsync(CancellationToken ct = default)
    {
        DropAhead();
        byte[]? trust = null;
        var complete = await Fetcher.TryAsync(
            TrustListPath, async () => trust = await fetcher.BytesAsync(TrustListPath, ct).ConfigureAwait(false), notices, ct).ConfigureAwait(false);
        TrustList.TryRead(trust, out var list, out _);
        if (list is not null) certificates.Take(list);
        // Ask even when the system is down, because the CA is another server; and ask first, because a revoked key signs no list.
        await certificates.AskAsync(ocsp, ct).ConfigureAwait(false);
        if (trust is not null)
        {
            Know(Current with { KeysAt = clock.GetUtcNow() });
            Accept(trust, list);
        }
        Judge(await nqs.CheckAsync(ocsp, ct).ConfigureAwait(false));
        store.Keep(certificates.Keep());
        store.KeepNqs(nqs.Keep());
        try
        {
            complete &= await lists.RefreshAsync(ct).ConfigureAwait(false);
        }
        finally
        {
            await store.WrittenAsync().ConfigureAwait(false);
        }
        lists.ForgetEnded();
        if (complete) Know(Current with { LastSuccessAt = clock.GetUtcNow() });
        return complete;
    }

    /// <summary>Takes what was kept, with the same checks as for what is fetched: a file may be old, incomplete, or from someone else.</summary>
    public void Restore() => RestoreAll(forgets: true);

    /// <param name="forgets">Whether lists from the future are forgotten; where not, what they call revoked is still known by its key.</param>
    internal void RestoreAll(bool forgets)
    {
        try
        {
            if (store.ReadCertificates() is { } kept) certificates.Restore(kept);
        }
        catch (CryptographicException e)
        {
            notices.NotKept("certificates", e.GetType().Name);
        }
        if (store.ReadTrustList() is { } trust) RestoreTrust(trust, forgets);
        nqs.Restore(store.ReadNqs());
        Judge(nqs.Known());
        lists.Restore(forgets);
    }

    private static HttpClient OwnClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    // It was taken once, so it says by itself when it ends. What it calls revoked is revoked, whatever its dates; a list from the future is dropped.
    private void RestoreTrust(byte[] bytes, bool forgets)
    {
        if (!TrustList.TryRead(bytes, out var list, out _)) return;
        certificates.Take(list!);
        if (list!.Uri != TrustListUri.ToString() || !certificates.Believes(list))
        {
            notices.NotBelieved("trust", TrustListUri.ToString());
            return;
        }
        certificates.TakeRevocations(list);
        var isDropped = forgets && Clocks.IsAhead(list.IssuedAt, clock.GetUtcNow());
        Know(Current with { Trust = isDropped ? null : list, WitnessAt = list.IssuedAt });
        if (isDropped) store.ForgetTrustList();
    }

    // The clock was set back. What is now in the future would otherwise hide every fetched update until its time comes.
    private void DropAhead()
    {
        var (known, now) = (Current, clock.GetUtcNow());
        certificates.DropAhead();
        nqs.DropAhead();
        var ahead = lists.DropAhead();
        var isTrustAhead = known.Trust is { } trust && Clocks.IsAhead(trust.IssuedAt, now);
        if (isTrustAhead) store.ForgetTrustList();
        if (ahead > 0 || isTrustAhead) notices.Dropped(ahead + (isTrustAhead ? 1 : 0));
        Know(Current with
        {
            Trust = isTrustAhead ? null : known.Trust,
            KeysAt = Clocks.Past(known.KeysAt, now),
            LastSuccessAt = Clocks.Past(known.LastSuccessAt, now),
        });
    }

    private void Judge(ImmutableDictionary<string, NqsKey> nqsKeys)
    {
        var known = Current;
        Know(known with
        {
            Keys = certificates.Known(known.Trust),
            OfflineKeys = certificates.KnownOffline(known.Trust),
            NqsKeys = nqsKeys,
            JudgedAt = known.Now,
        });
    }

    private void Know(Knowledge known) => Volatile.Write(ref current, known);

    private void Accept(byte[] bytes, TrustList? list)
    {
        if (list is null || !certificates.Believes(list))
        {
            Know(Current with { IsInDoubt = true });
            notices.NotBelieved("trust", TrustListUri.ToString());
            return;
        }
        switch (TrustRules.Judge(list, TrustListUri.ToString(), clock.GetUtcNow(), Current.Trust?.IssuedAt))
        {
            case TrustRefusal.None:
                Know(Current with { Trust = list, WitnessAt = list.IssuedAt, IsInDoubt = false });
                store.KeepTrustList(bytes);
                break;
            case TrustRefusal.Older:
                notices.Older("trust", list.Uri);
                break;
            case TrustRefusal.Ahead:
                Know(Current with { WitnessAt = list.IssuedAt });
                notices.NotBelieved("trust", list.Uri);
                break;
            default:
                notices.NotBelieved("trust", TrustListUri.ToString());
                break;
        }
    }
}
