using Akashi.Credentials.Format;
using Akashi.Credentials.Nqs;
using Akashi.Service.Catalog;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Issuing.Publish;
using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Issuing.Issue;

/// <summary>Makes the code of a credential, in the layout chosen in the settings.</summary>
internal sealed class CodeWriter(IssuingSettings issuing, ServiceSettings settings)
{
    /// <summary>Whether a code says itself when it ends. In the layout "nqs" it ends with the certificate of the key that signed it.</summary>
    public bool HasOwnEnd => issuing.Nqs is null;

    /// <summary>
    /// Whether a verifier would call anything valid that a key signs at a time: its certificate has begun, and a credential would live for a second at
    /// least.
    /// </summary>
    public static bool CanSign(IssuerKey key, DateTimeOffset at) => key.Certificate.NotBefore <= at && at.AddSeconds(1) <= key.Certificate.NotAfter;

    /// <summary>When a credential issued now expires.</summary>
    /// <param name="key">The key that signs it.</param>
    /// <param name="body">The body, which sets the limit.</param>
    /// <param name="at">The moment of issue.</param>
    /// <param name="lastDay">The last day that its holder wants; null for as long as possible.</param>
    public DateTimeOffset EndOf(IssuerKey key, QualificationBody body, DateTimeOffset at, DateOnly? lastDay) =>
        !HasOwnEnd ? key.Certificate.NotAfter
        : lastDay is { } day ? EndRules.EndOf(day)
        : EndRules.LongestEnd(body, key.Certificate.NotAfter, at);

    /// <summary>The last days that can be chosen for a credential issued now; null where its code says no end.</summary>
    /// <inheritdoc cref="EndOf"/>
    public LastDays? DaysFor(IssuerKey key, QualificationBody body, DateTimeOffset at) =>
        HasOwnEnd ? EndRules.DaysUntil(EndOf(key, body, at, lastDay: null), at) : null;

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
