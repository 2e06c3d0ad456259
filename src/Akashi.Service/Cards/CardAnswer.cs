using System.Text.Json.Serialization;

namespace Akashi.Service.Cards;

/// <summary>Why the card's answer does not count, or did not come; each has its own page (row 0.5).</summary>
public enum CardFault
{
    /// <summary>The person gave up in the agent.</summary>
    Cancelled,

    /// <summary>The agent says the PIN or password is locked.</summary>
    Locked,

    /// <summary>The card has no signature certificate (under 15, or never wanted).</summary>
    NoSignatureCertificate,

    /// <summary>The agent could not read the card.</summary>
    CardUnreadable,

    /// <summary>The signature does not hold over what was asked.</summary>
    BadSignature,

    /// <summary>The certificate does not lead to a configured root, or is of the wrong kind.</summary>
    NotTrusted,

    /// <summary>The certificate is past its end or before its begin.</summary>
    Expired,

    /// <summary>The CA has revoked the certificate (after a move or marriage, a loss).</summary>
    Revoked,

    /// <summary>The CA could not be asked; nobody is let in on a guess.</summary>
    CannotCheck,
}

/// <summary>What a fault means to whoever watches.</summary>
public static class CardFaults
{
    /// <summary>Whether somebody may have tried what they should not: not so where the person gave up or the card could not be read.</summary>
    public static bool IsSuspicious(this CardFault fault) => fault is CardFault.BadSignature or CardFault.NotTrusted or CardFault.Expired or CardFault.Revoked;
}

/// <summary>What came back from the card, after every check the service can make.</summary>
[JsonDerivedType(typeof(Authenticated), "authenticated")]
[JsonDerivedType(typeof(FactsRead), "facts")]
[JsonDerivedType(typeof(DocumentSigned), "signed")]
[JsonDerivedType(typeof(Failed), "failed")]
public abstract record CardAnswer
{
    private CardAnswer() { }

    /// <summary>The authentication key signed this request's challenge; chain, dates and OCSP are good.</summary>
    /// <param name="KeyDigest">SHA-256 of the certificate's public key, 64 hexadecimal characters: the sign-in key's subject.</param>
    /// <param name="CertificateSerial">Serial number, hexadecimal.</param>
    /// <param name="CertificateEndsAt">End of the certificate.</param>
    public sealed record Authenticated(string KeyDigest, string CertificateSerial, DateTimeOffset CertificateEndsAt) : CardAnswer;

    /// <summary>Facts the agent read. Unproven: a signature certificate must say the same.</summary>
    /// <param name="Facts">The 4 basic facts.</param>
    /// <param name="CardKey">
    /// Digest of the key of the authentication certificate that came with them, as <see cref="Authenticated.KeyDigest"/>. Anybody may know that
    /// certificate: it stops mistakes, not a forged agent.
    /// </param>
    public sealed record FactsRead(BasicFacts Facts, string CardKey) : CardAnswer;

    /// <summary>A CMS signature over the request's document; signature, chain, dates and OCSP are good.</summary>
    /// <param name="Cms">Detached SignedData, DER.</param>
    /// <param name="Facts">What the signature certificate says of its holder.</param>
    /// <param name="CertificateSerial">Serial number, hexadecimal.</param>
    /// <param name="RevocationAsOf">As of when the CA said that the certificate is good.</param>
    /// <param name="CardKey">Digest of the key of the authentication certificate that came with it, as <see cref="FactsRead.CardKey"/>.</param>
    public sealed record DocumentSigned(byte[] Cms, CertifiedFacts Facts, string CertificateSerial, DateTimeOffset RevocationAsOf, string CardKey) : CardAnswer;

    /// <summary>No answer that counts.</summary>
    /// <param name="Fault">Why.</param>
    public sealed record Failed(CardFault Fault) : CardAnswer;
}

/// <summary>The facts in a signature certificate (card.md): substituted characters are not proven.</summary>
/// <param name="Name">Name with substitutes.</param>
/// <param name="NameSubstitutes">'1' at each character of the name that is a substitute, else '0'.</param>
/// <param name="Address">Address with substitutes.</param>
/// <param name="AddressSubstitutes">'1' at each character of the address that is a substitute, else '0'.</param>
/// <param name="BirthOn">Date of birth; null where the certificate says it is unknown.</param>
/// <param name="Sex">Sex; null where the certificate holds none.</param>
public sealed record CertifiedFacts(string Name, string NameSubstitutes, string Address, string AddressSubstitutes, DateOnly? BirthOn, Sex? Sex)
{
    /// <summary>Whether facts read from the card are those that were signed, substituted characters aside (<see cref="FactsComparison"/>).</summary>
    public IReadOnlyList<string> DifferencesFrom(BasicFacts read) => FactsComparison.Differences(this, read);
}
