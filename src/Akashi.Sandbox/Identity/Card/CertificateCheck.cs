using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Security.Certificates;
using Org.BouncyCastle.X509;

namespace Akashi.Sandbox.Identity.Card;

/// <summary>Whether a card's certificate is good: from its CA, within its dates, not in the CA's revocation list (RFC 5280).</summary>
/// <param name="sandbox">Client of the Sandbox, whose CAs are the only ones that count.</param>
/// <param name="clock">The clock.</param>
internal sealed class CertificateCheck(HttpClient sandbox, TimeProvider clock)
{
    /// <summary>Checks a certificate.</summary>
    /// <param name="certificate">The card's certificate.</param>
    /// <param name="authority">Name of the CA: "authentication" or "signature".</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>Why it does not count; null where it is good.</returns>
    public async Task<PhoneFailure?> RefuseAsync(X509Certificate2 certificate, string authority, CancellationToken ct)
    {
        try
        {
            using var root = X509CertificateLoader.LoadCertificate(await sandbox.GetByteArrayAsync(new Uri($"/ca/{authority}.cer", UriKind.Relative), ct));
            if (RefuseChain(certificate, root) is { } refused) return refused;
            var list = new X509CrlParser().ReadCrl(await sandbox.GetByteArrayAsync(new Uri($"/crl/{authority}.crl", UriKind.Relative), ct));
            return RefuseByList(certificate, root, list);
        }
        catch (Exception e) when (e is HttpRequestException or CryptographicException or CrlException)
        {
            return PhoneFailure.NotAnswered;
        }
    }

    private PhoneFailure? RefuseChain(X509Certificate2 certificate, X509Certificate2 root)
    {
        using var chain = new X509Chain
        {
            ChainPolicy =
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                VerificationTime = clock.GetUtcNow().UtcDateTime,
                DisableCertificateDownloads = true,
            },
        };
        chain.ChainPolicy.CustomTrustStore.Add(root);
        if (chain.Build(certificate)) return null;
        return chain.ChainStatus.All(s => s.Status == X509ChainStatusFlags.NotTimeValid) ? PhoneFailure.Expired : PhoneFailure.NotSupported;
    }

    private PhoneFailure? RefuseByList(X509Certificate2 certificate, X509Certificate2 root, X509Crl list)
    {
        var issuer = new X509CertificateParser().ReadCertificate(root.RawData);
        if (!list.IsSignatureValid(issuer.GetPublicKey()) || list.NextUpdate is not { } next || next < clock.GetUtcNow().UtcDateTime)
            return PhoneFailure.NotAnswered;
        return list.IsRevoked(new X509CertificateParser().ReadCertificate(certificate.RawData)) ? PhoneFailure.Revoked : null;
    }
}
