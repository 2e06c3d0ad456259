using Akashi.Credentials.Format;
using Akashi.Credentials.Nqs;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Issuing.Publish;
using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Issuing.Issue;

/// <summary>Makes the code of a credential, in the layout chosen in the settings.</summary>
internal sealed class CodeWriter(IssuingSettings issuing, ServiceSettings settings)
{
    /// <summary>A credential expires after a year, or with the certificate of the key that signed it.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(365);

    /// <summary>
    /// Whether a verifier would call anything valid that a key signs at a time: its certificate has begun, and a credential would live for a second at
    /// least.
    /// </summary>
    public static bool CanSign(IssuerKey key, DateTimeOffset at) => key.Certificate.NotBefore <= at && at.AddSeconds(1) <= key.Certificate.NotAfter;

    /// <summary>When a credential issued now expires. The layout "nqs" has no field for it, so there it is when the certificate expires.</summary>
    public DateTimeOffset EndOf(IssuerKey key, DateTimeOffset at)
    {
        var (end, certificateEnd) = (at + Life, new DateTimeOffset(key.Certificate.NotAfter));
        return issuing.Nqs is not null || end > certificateEnd ? certificateEnd : end;
    }

    /// <summary>Makes the address for the two-dimensional code.</summary>
    /// <param name="claims">The claims of the credential.</param>
    /// <param name="place">Its place in a status list.</param>
    /// <param name="key">The key that currently signs codes.</param>
    public string Write(CredentialClaims claims, StatusPlace place, IssuerKey key) => issuing.Nqs is { } nqs
        ? Format(NqsCredential.Issue(NqsCode.Of(claims, place), new NqsSigner(key, nqs.IdOf(key.Label))))
        : Format(Credential.Issue(claims, new CredentialSigner(key)));

    /// <summary>The same with any signers, of which only that of the chosen layout is used.</summary>
    public string Write(CredentialClaims claims, StatusPlace place, ISigner signer, INqsSigner nqsSigner) =>
        Format(issuing.Nqs is null ? Credential.Issue(claims, signer) : NqsCredential.Issue(NqsCode.Of(claims, place), nqsSigner));

    private string Format(byte[] code) => CredentialUrl.Format(settings.VerifierOrigin, code);
}
