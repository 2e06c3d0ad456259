using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Trust;
using Akashi.Trust;
using Akashi.Verification.Kept;

namespace Akashi.Verification.Keys;

/// <summary>
/// The issuer's certificates that were ever seen and chain to a root. Which of their keys count, the trust list decides; OCSP can only make their state
/// worse.
/// </summary>
internal sealed class CertificateKeeper(SystemSettings settings, TimeProvider clock)
{
    private readonly TrustAnchors anchors = new(settings.Roots);
    private readonly Dictionary<string, SeenCertificate> seen = [];

    // Ids of keys, including those whose certificate is not seen now: a clock that is outside every certificate's dates must not make a revocation
    // forgotten.
    private readonly SortedSet<string> revoked = new(StringComparer.Ordinal);

    /// <summary>
    /// Takes the certificates that a trust list names, so that its signature can be checked and OCSP asked. They count only if the list is believed.
    /// Those that do not chain to a root, have a key other than P-256, or serve another purpose are skipped.
    /// </summary>
    public void Take(TrustList list)
    {
        foreach (var named in list.Keys.Where(k => !seen.ContainsKey(IdOf(k.KeyId))))
        {
            try
            {
                Take(X509CertificateLoader.LoadCertificate(named.Certificate.Span));
            }
            catch (CryptographicException)
            {
                // It is no certificate; the rest of the list counts.
            }
        }
    }

    /// <summary>Asks the CA about every certificate. A revocation is final, whatever is heard later.</summary>
    public async Task AskAsync(OcspClient ocsp, CancellationToken ct)
    {
        var asked = seen.Where(c => !revoked.Contains(c.Key)).ToList();
        var answers = await Task.WhenAll(asked.Select(c => ocsp.AskAsync(c.Value.Certificate, c.Value.Issuer, ct))).ConfigureAwait(false);
        foreach (var ((id, certificate), answer) in asked.Zip(answers))
        {
            if (answer.State == Revocation.Revoked) revoked.Add(id);
            if (answer.State == Revocation.Good) certificate.GoodAsOf = answer.AsOf;
        }
    }

    /// <summary>
    /// Whether a trust list is signed with a key that it names, that may sign it, and whose certificate neither the list nor the CA calls revoked.
    /// </summary>
    public bool Believes(TrustList list)
    {
        var id = IdOf(list.KeyId);
        var own = list.Keys.Where(k => IdOf(k.KeyId) == id).ToList();
        return own.Count > 0 && own.All(k => k.State != CertificateState.Revoked) && !revoked.Contains(id)
            && seen.TryGetValue(id, out var signer) && IsInItsDates(signer, clock.GetUtcNow())
            && signer.Purpose.HasFlag(CertificatePurpose.TrustLists) && list.IsSignedBy(signer.Key);
    }

    /// <summary>Takes the revocations from a trusted list, whatever its dates.</summary>
    public void TakeRevocations(TrustList list) =>
        revoked.UnionWith(list.Keys.Where(k => k.State == CertificateState.Revoked).Select(k => IdOf(k.KeyId)));

    /// <summary>Drops statements of the CA that are dated in the future; revocations stay.</summary>
    public void DropAhead()
    {
        foreach (var certificate in seen.Values) certificate.GoodAsOf = Clocks.Past(certificate.GoodAsOf, clock.GetUtcNow());
    }

    /// <summary>
    /// The keys that the trust list names, with what is known about them now: the worse of what the list and the CA say. None where there is no list.
    /// </summary>
    /// <param name="list">The newest list that was taken, also past its end; null where there is none.</param>
    public ImmutableDictionary<string, KnownKey> Known(TrustList? list) => Named(list, (id, certificate, said) =>
    {
        // After its exp the list still names the keys, but only the CA says whether they are good; after its offline end it says nothing.
        var now = clock.GetUtcNow();
        var state = now < list!.ExpiresAt ? said : now < list.OfflineEndsAt ? CertificateState.Good : CertificateState.Unknown;
        return Worse(StateOf(id, certificate), state);
    });

    /// <summary>The same without a network, where nobody can ask the CA again: what the list says counts until its offline end.</summary>
    /// <param name="list">The newest list that was taken, also past its end or from the future; null where there is none.</param>
    public ImmutableDictionary<string, KnownKey> KnownOffline(TrustList? list) => Named(list, (id, certificate, said) =>
    {
        var now = clock.GetUtcNow();
        var counts = now < list!.OfflineEndsAt && !Clocks.IsAhead(list.IssuedAt, now) && IsInItsDates(certificate, now);
        return revoked.Contains(id) ? CertificateState.Revoked : counts ? said : CertificateState.Unknown;
    });

    /// <summary>What is known, for saving across restarts.</summary>
    public KeptCertificates Keep() => new(
        string.Join('\n', seen.Values.Select(c => c.Certificate.ExportCertificatePem())),
        [
            .. revoked.Select(id => new KeptState(id, true, null)),
            .. seen.Where(c => !revoked.Contains(c.Key)).Select(c => new KeptState(c.Key, false, c.Value.GoodAsOf)),
        ]);

    /// <summary>Takes what was saved; the certificates are checked again.</summary>
    /// <exception cref="CryptographicException">It is not a bundle of certificates.</exception>
    public void Restore(KeptCertificates kept)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPem(kept.Pem);
        foreach (var certificate in certificates) Take(certificate);
        foreach (var state in kept.States)
        {
            if (state.IsRevoked) revoked.Add(state.Id);
            else if (seen.TryGetValue(state.Id, out var certificate)) certificate.GoodAsOf = state.GoodAsOf;
        }
        DropAhead();
    }

    private void Take(X509Certificate2 certificate)
    {
        if (CertifiedKey.Of(certificate) is not { } key) return;
        var fault = anchors.Check(certificate, clock.GetUtcNow(), X509KeyUsageFlags.DigitalSignature, out var issuer);
        if (fault is ChainFault.NotTrusted or ChainFault.WrongKeyUsage) return;
        seen[key.Id] = new SeenCertificate(certificate, issuer!, key);
    }

    private ImmutableDictionary<string, KnownKey> Named(TrustList? list, Func<string, SeenCertificate, CertificateState, CertificateState> state)
    {
        var keys = ImmutableDictionary.CreateBuilder<string, KnownKey>();
        if (list is null) return keys.ToImmutable();
        TakeRevocations(list);
        foreach (var named in list.Keys.GroupBy(k => IdOf(k.KeyId)))
        {
            if (!seen.TryGetValue(named.Key, out var certificate)) continue;
            // A key that is named twice is what the worse of the two says.
            var purpose = named.Aggregate(certificate.Purpose, (purpose, key) => purpose & key.Purpose);
            var said = named.Select(k => k.State).Aggregate(Worse);
            if (purpose == CertificatePurpose.None) continue;
            keys[named.Key] = new KnownKey(certificate.Key, state(named.Key, certificate, said), purpose, certificate.BeginsAt, certificate.EndsAt)
            {
                AsOf = certificate.GoodAsOf,
            };
        }
        return keys.ToImmutable();
    }

    private static bool IsInItsDates(SeenCertificate certificate, DateTimeOffset now) =>
        !Clocks.IsAhead(certificate.BeginsAt, now) && now <= certificate.EndsAt;

    private static string IdOf(ReadOnlyMemory<byte> keyId) => Convert.ToHexString(keyId.Span);

    // A good answer counts for a while when the CA is silent, but no longer. An answer or a certificate from the future shows that a clock is wrong.
    private CertificateState StateOf(string id, SeenCertificate certificate)
    {
        var now = clock.GetUtcNow();
        if (revoked.Contains(id)) return CertificateState.Revoked;
        var isWordYoung = Clocks.Past(certificate.GoodAsOf, now) is { } asOf && now - asOf <= settings.OcspLife;
        return IsInItsDates(certificate, now) && isWordYoung ? CertificateState.Good : CertificateState.Unknown;
    }

    private static CertificateState Worse(CertificateState one, CertificateState other) =>
        one == CertificateState.Revoked || other == CertificateState.Revoked ? CertificateState.Revoked
        : one == CertificateState.Unknown ? one : other;
}
