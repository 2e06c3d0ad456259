using Akashi.Credentials.Format;
using Akashi.Credentials.Nqs;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Issuing.Publish;
using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Issuing.Issue;

/// <summary>Makes the code of a credential, in the layout that the settings name.</summary>
internal sealed class CodeWriter(ServiceSettings settings)
{
    /// <summary>A credential ends after a year, or with the certificate that signed it.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(365);

    /// <summary>When a credential ends that is issued now. In the layout "nqs" no other end has room than that of the certificate.</summary>
    public DateTimeOffset EndOf(IssuerKey key, DateTimeOffset at)
    {
        var (end, certificateEnd) = (at + Life, new DateTimeOffset(key.Certificate.NotAfter));
        return settings.Nqs is not null || end > certificateEnd ? certificateEnd : end;
    }

    /// <summary>The address for the two-dimensional code.</summary>
    /// <param name="claims">What a credential of this system says.</param>
    /// <param name="place">Its place in a status list.</param>
    /// <param name="key">The key that signs codes now.</param>
    public string Write(CredentialClaims claims, StatusPlace place, IssuerKey key) =>
        settings.Nqs is { } nqs ? Write(claims, place, null, new NqsSigner(key, nqs.IdOf(key.Label))) : Write(claims, place, new CredentialSigner(key), null);

    /// <summary>The same with any signers; the one of the layout that is not issued may be null.</summary>
    public string Write(CredentialClaims claims, StatusPlace place, ISigner? signer, INqsSigner? nqsSigner) => CredentialUrl.Format(
        settings.VerifierOrigin, settings.Nqs is null ? Credential.Issue(claims, signer!) : NqsCredential.Issue(NqsCode.Of(claims, place), nqsSigner!));
}
