using System.Security.Cryptography.X509Certificates;

namespace Akashi.Trust;

/// <summary>Asks whether a certificate is revoked: OCSP first, which is newest; the CRL where the responder is silent.</summary>
/// <param name="ocsp">Asks the responder.</param>
/// <param name="crl">Reads the list.</param>
public sealed class RevocationClient(OcspClient ocsp, CrlClient crl)
{
    /// <summary>Asks about one certificate. A responder that answers, even that it does not know the certificate, is believed alone.</summary>
    public async Task<RevocationAnswer> AskAsync(X509Certificate2 certificate, X509Certificate2 issuer, CancellationToken ct)
    {
        var answer = await ocsp.AskAsync(certificate, issuer, ct).ConfigureAwait(false);
        return answer.State == Revocation.Unavailable ? await crl.AskAsync(certificate, issuer, ct).ConfigureAwait(false) : answer;
    }
}
