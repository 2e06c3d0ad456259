using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Trust;
using Akashi.Trust;

namespace Akashi.Verifier.Knowing;

/// <summary>
/// The issuer's certificates that were ever seen and chain to the root, with what OCSP and the trust list say about them; the worse of the two
/// counts.
/// </summary>
internal sealed class CertificateKeeper(VerifierSettings settings, OcspClient ocsp, TimeProvider clock)
{
    private readonly TrustAnchors anchors = new(settings.IssuerRoots);
    private readonly Dictionary<string, SeenCertificate> seen = [];

    // Ids of keys, including those whose certificate is not seen now: a clock that is outside every certificate's dates must not make a revocation
    // forgotten.
    private readonly SortedSet<string> revoked = new(StringComparer.Ordinal);

    /// <summary>
    /// Takes a PEM bundle. Certificates that do not chain to the root, have a key other than P-256, or serve another purpose are skipped.
    /// </summary>
    /// <exception cref="CryptographicException">It is not a bundle of certificates.</exception>
    public void Take(string pem)
    {
        var found = new X509Certificate2Collection();
        found.ImportFromPem(pem);
        foreach (var certificate in found)
        {
            if (seen.ContainsKey(CertifiedKey.IdOf(certificate)) || CertifiedKey.Of(certificate) is not { } key) continue;
            var fault = anchors.Check(certificate, clock.GetUtcNow(), X509KeyUsageFlags.DigitalSignature, out var issuer);
            if (fault is ChainFault.NotTrusted or ChainFault.WrongKeyUsage) continue;
            seen[key.Id] = new SeenCertificate(certificate, issuer!, key);
        }
    }

    /// <summary>Asks the CA about every certificate. A revocation is final, whatever is heard later.</summary>
    public async Task AskAsync(CancellationToken ct)
    {
        var asked = seen.Where(c => !revoked.Contains(c.Key)).ToList();
        var answers = await Task.WhenAll(asked.Select(c => ocsp.AskAsync(c.Value.Certificate, c.Value.Issuer, ct)));
        foreach (var ((id, certificate), answer) in asked.Zip(answers))
        {
            if (answer.State == Revocation.Revoked) revoked.Add(id);
            if (answer.State == Revocation.Good) certificate.GoodAsOf = answer.AsOf;
        }
    }

    /// <summary>Whether a trust list is signed with a key that may sign it and whose certificate is not revoked.</summary>
    public bool Believes(TrustList list) =>
        Convert.ToHexString(list.KeyId.Span) is var id && seen.TryGetValue(id, out var signer) && !revoked.Contains(id)
        && signer.Purpose.HasFlag(CertificatePurpose.TrustLists) && list.IsSignedBy(signer.Key);

    /// <summary>Takes the revocations from a trusted list, whatever its dates.</summary>
    public void TakeRevocations(TrustList list) =>
        revoked.UnionWith(list.Keys.Where(k => k.State == CertificateState.Revoked).Select(k => Convert.ToHexString(k.KeyId.Span)));

    /// <summary>Drops statements of the CA that are dated in the future; revocations stay.</summary>
    public void DropAhead()
    {
        foreach (var certificate in seen.Values) certificate.GoodAsOf = Clocks.Past(certificate.GoodAsOf, clock.GetUtcNow());
    }

    /// <summary>Every key, with what is known about it now.</summary>
    /// <param name="list">The trust list in force; null where there is none.</param>
    public ImmutableDictionary<string, KnownKey> Known(TrustList? list)
    {
        var keys = ImmutableDictionary.CreateBuilder<string, KnownKey>();
        var listed = list?.Keys.GroupBy(k => Convert.ToHexString(k.KeyId.Span)).ToDictionary(g => g.Key, g => g.First()) ?? [];
        if (list is not null) TakeRevocations(list);
        foreach (var (id, certificate) in seen)
        {
            var state = StateOf(id, certificate);
            if (listed.GetValueOrDefault(id) is { } said)
            {
                certificate.Purpose &= said.Purpose;
                state = Worse(state, said.State);
            }
            keys[id] = new KnownKey(certificate.Key, state, certificate.Purpose, certificate.BeginsAt, certificate.EndsAt);
        }
        return keys.ToImmutable();
    }

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
        Take(kept.Pem);
        foreach (var state in kept.States)
        {
            if (state.IsRevoked) revoked.Add(state.Id);
            else if (seen.TryGetValue(state.Id, out var certificate)) certificate.GoodAsOf = state.GoodAsOf;
        }
        DropAhead();
    }

    // A good answer counts for a while when the CA is silent, but no longer. An answer or a certificate from the future shows that a clock is wrong.
    private CertificateState StateOf(string id, SeenCertificate certificate)
    {
        var now = clock.GetUtcNow();
        if (revoked.Contains(id)) return CertificateState.Revoked;
        var isInItsDates = !Clocks.IsAhead(certificate.BeginsAt, now) && now <= certificate.EndsAt;
        var isWordYoung = Clocks.Past(certificate.GoodAsOf, now) is { } asOf && now - asOf <= settings.OcspLife;
        return isInItsDates && isWordYoung ? CertificateState.Good : CertificateState.Unknown;
    }

    private static CertificateState Worse(CertificateState one, CertificateState other) =>
        one == CertificateState.Revoked || other == CertificateState.Revoked ? CertificateState.Revoked
        : one == CertificateState.Unknown ? one : other;
}
