using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Credentials.Decisions;
using Akashi.Trust;

namespace Akashi.Verifier.Knowing;

/// <summary>The issuer's certificates that were ever seen and lead to the root, and what OCSP says of them.</summary>
internal sealed class CertificateKeeper(VerifierSettings settings, OcspClient ocsp, TimeProvider clock)
{
    private readonly TrustAnchors anchors = new(settings.IssuerRoots);
    private readonly Dictionary<string, Seen> seen = [];

    /// <summary>Takes a bundle of PEM; what does not lead to the root, or has another key than P-256, is passed over.</summary>
    /// <exception cref="CryptographicException">It is no bundle of certificates.</exception>
    public void Take(string pem)
    {
        var found = new X509Certificate2Collection();
        found.ImportFromPem(pem);
        foreach (var certificate in found)
        {
            var id = Convert.ToHexString(SHA256.HashData(certificate.RawData)[..8]);
            if (seen.ContainsKey(id) || P256In(certificate) is not { } key) continue;
            if (anchors.Check(certificate, clock.GetUtcNow(), X509KeyUsageFlags.DigitalSignature, out var issuer) is ChainFault.NotTrusted or ChainFault.WrongKeyUsage) continue;
            seen[id] = new Seen(certificate, issuer!, key);
        }
    }

    /// <summary>Every key with the state of its certificate now. Once revoked is revoked for ever, whatever is heard later.</summary>
    public async Task<ImmutableDictionary<string, KnownKey>> CheckAsync(CancellationToken ct)
    {
        var keys = ImmutableDictionary.CreateBuilder<string, KnownKey>();
        foreach (var (id, certificate) in seen)
        {
            if (!certificate.IsRevoked)
            {
                var answer = await ocsp.AskAsync(certificate.Certificate, certificate.Issuer, ct);
                certificate.IsRevoked = answer.State == Revocation.Revoked;
                certificate.Last = answer.State == Revocation.Good ? answer : certificate.Last;
            }
            keys[id] = new KnownKey(certificate.Key, StateOf(certificate));
        }
        return keys.ToImmutable();
    }

    // By the name of its curve: others have 256 bits too.
    private static ECDsa? P256In(X509Certificate2 certificate)
    {
        var key = certificate.GetECDsaPublicKey();
        if (key?.ExportParameters(false).Curve is { IsNamed: true, Oid.Value: "1.2.840.10045.3.1.7" }) return key;
        key?.Dispose();
        return null;
    }

    // A good answer holds for a while when the CA is silent, and no longer.
    private CertificateState StateOf(Seen certificate)
    {
        if (certificate.IsRevoked) return CertificateState.Revoked;
        return certificate.Last is { } last && clock.GetUtcNow() - last.AsOf <= settings.OcspLife && clock.GetUtcNow() <= certificate.Certificate.NotAfter ? CertificateState.Good : CertificateState.Unknown;
    }

    private sealed class Seen(X509Certificate2 certificate, X509Certificate2 issuer, ECDsa key)
    {
        public X509Certificate2 Certificate => certificate;

        public X509Certificate2 Issuer => issuer;

        public ECDsa Key => key;

        public bool IsRevoked { get; set; }

        public RevocationAnswer? Last { get; set; }
    }
}
