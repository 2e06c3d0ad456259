using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Trust;
using Akashi.Trust;

namespace Akashi.Verifier.Knowing;

/// <summary>The issuer's certificates that were ever seen and lead to the root, and what OCSP and the trust list say of them: whatever is worse counts.</summary>
internal sealed class CertificateKeeper(VerifierSettings settings, OcspClient ocsp, TimeProvider clock)
{
    private readonly TrustAnchors anchors = new(settings.IssuerRoots);
    private readonly Dictionary<string, SeenCertificate> seen = [];

    /// <summary>Takes a bundle of PEM; what does not lead to the root, or has another key than P-256, or is for something else, is passed over.</summary>
    /// <exception cref="CryptographicException">It is no bundle of certificates.</exception>
    public void Take(string pem)
    {
        var found = new X509Certificate2Collection();
        found.ImportFromPem(pem);
        foreach (var certificate in found)
        {
            if (seen.ContainsKey(CertifiedKey.IdOf(certificate)) || CertifiedKey.Of(certificate) is not { } key) continue;
            if (anchors.Check(certificate, clock.GetUtcNow(), X509KeyUsageFlags.DigitalSignature, out var issuer) is ChainFault.NotTrusted or ChainFault.WrongKeyUsage) continue;
            seen[key.Id] = new SeenCertificate(certificate, issuer!, key);
        }
    }

    /// <summary>Asks the CA about every certificate. Once revoked is revoked for ever, whatever is heard later.</summary>
    public Task AskAsync(CancellationToken ct) => Task.WhenAll(seen.Values.Where(c => !c.IsRevoked).Select(async certificate =>
    {
        var answer = await ocsp.AskAsync(certificate.Certificate, certificate.Issuer, ct);
        certificate.IsRevoked = answer.State == Revocation.Revoked;
        if (answer.State == Revocation.Good) certificate.GoodAsOf = answer.AsOf;
    }));

    /// <summary>Whether a trust list is signed by a key that may sign it and whose certificate is not revoked.</summary>
    public bool Believes(TrustList list) =>
        seen.TryGetValue(Convert.ToHexString(list.KeyId.Span), out var signer) && !signer.IsRevoked && signer.Purpose.HasFlag(CertificatePurpose.TrustLists) && list.IsSignedBy(signer.Key);

    /// <summary>Every key with what is known of it now.</summary>
    /// <param name="list">The trust list in force; null where there is none.</param>
    public ImmutableDictionary<string, KnownKey> Known(TrustList? list)
    {
        var keys = ImmutableDictionary.CreateBuilder<string, KnownKey>();
        var listed = list?.Keys.GroupBy(k => Convert.ToHexString(k.KeyId.Span)).ToDictionary(g => g.Key, g => g.First()) ?? [];
        foreach (var (id, certificate) in seen)
        {
            var state = StateOf(certificate);
            if (listed.GetValueOrDefault(id) is { } said)
            {
                certificate.IsRevoked |= said.State == CertificateState.Revoked;
                certificate.Purpose &= said.Purpose;
                state = Worse(StateOf(certificate), said.State);
            }
            keys[id] = new KnownKey(certificate.Key, state, certificate.Purpose);
        }
        return keys.ToImmutable();
    }

    /// <summary>What is known, to be kept for a restart.</summary>
    public KeptCertificates Keep() => new(
        string.Join('\n', seen.Values.Select(c => c.Certificate.ExportCertificatePem())),
        [.. seen.Select(c => new KeptState(c.Key, c.Value.IsRevoked, c.Value.GoodAsOf))]);

    /// <summary>Takes what was kept; the certificates are checked again.</summary>
    /// <exception cref="CryptographicException">It is no bundle of certificates.</exception>
    public void Restore(KeptCertificates kept)
    {
        Take(kept.Pem);
        foreach (var state in kept.States)
        {
            if (seen.TryGetValue(state.Id, out var certificate)) (certificate.IsRevoked, certificate.GoodAsOf) = (state.IsRevoked, state.GoodAsOf);
        }
    }

    // A good answer holds for a while when the CA is silent, and no longer; one from the future says that a clock is wrong.
    private CertificateState StateOf(SeenCertificate certificate)
    {
        var now = clock.GetUtcNow();
        if (certificate.IsRevoked) return CertificateState.Revoked;
        return certificate.GoodAsOf is { } asOf && (now - asOf).Duration() <= settings.OcspLife && now <= certificate.Certificate.NotAfter ? CertificateState.Good : CertificateState.Unknown;
    }

    private static CertificateState Worse(CertificateState one, CertificateState other) =>
        one == CertificateState.Revoked || other == CertificateState.Revoked ? CertificateState.Revoked
        : one == CertificateState.Unknown ? one : other;
}
