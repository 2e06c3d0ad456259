using System.Security.Cryptography.X509Certificates;

namespace Akashi.Trust;

/// <summary>
/// Asks whether a certificate is revoked: by OCSP first, because it is the most recent; by CRL where the responder does not answer.
/// </summary>
/// <param name="ocsp">Asks the responder.</param>
/// <param name="crl">Reads the list.</param>
public sealed class RevocationClient(OcspClient ocsp, CrlClient crl)
{
    /// <summary>
    /// Asks about one certificate. If the responder answers, even that it does not know the certificate, the list is not consulted.
    /// </summary>
    public async Task<RevocationAnswer> AskAsync(X509Certificate2 certificate, X509Certificate2 issuer, CancellationToken ct)
    {
        var answer = await ocsp.AskAsync(certificate, issuer, ct).ConfigureAwait(false);
        return answer.State == Revocation.Unavailable ? await crl.AskAsync(certificate, issuer, ct).ConfigureAwait(false) : answer;
    }
}
