using System.Text.Json.Serialization;

namespace Akashi.Service.Cards;

/// <summary>Why the card's answer is missing or not accepted; each reason has its own page (row 0.5).</summary>
public enum CardFault
{
    /// <summary>The person cancelled in the agent or on the phone.</summary>
    Cancelled,

    /// <summary>The agent or the phone says that the PIN or password is locked.</summary>
    Locked,

    /// <summary>The card has no signature certificate: the holder is under 15, or never asked for one.</summary>
    NoSignatureCertificate,

    /// <summary>The agent could not read the card.</summary>
    CardUnreadable,

    /// <summary>The signature does not match what was to be signed.</summary>
    BadSignature,

    /// <summary>The certificate does not chain to a configured root, or is of the wrong kind.</summary>
    NotTrusted,

    /// <summary>The certificate has expired or is not yet valid.</summary>
    Expired,

    /// <summary>The CA has revoked the certificate, for example after a move, a marriage or a loss.</summary>
    Revoked,

    /// <summary>The CA could not be asked. Nobody is let in on a guess.</summary>
    CannotCheck,

    /// <summary>The phone's service found no My Number card, or one without the certificate that is needed.</summary>
    WrongCard,

    /// <summary>The phone's service says that the person took too long.</summary>
    TimedOut,

    /// <summary>The phone's service cannot be reached, or says that it is out of order.</summary>
    ServiceSilent,

    /// <summary>The answer of the phone's service does not hold: a token, a key, a fact or a form is not as it must be.</summary>
    NotConfirmed,
}

/// <summary>Classifies faults for monitoring.</summary>
public static class CardFaults
{
    /// <summary>Whether the fault may come from an attack. Cancelling, or a card that cannot be read, is not suspicious.</summary>
    public static bool IsSuspicious(this CardFault fault) =>
        fault is CardFault.BadSignature or CardFault.NotTrusted or CardFault.Expired or CardFault.Revoked or CardFault.NotConfirmed;
}

/// <summary>The card's answer, after every check that the Service can make.</summary>
[JsonDerivedType(typeof(Authenticated), "authenticated")]
[JsonDerivedType(typeof(FactsRead), "facts")]
[JsonDerivedType(typeof(DocumentSigned), "signed")]
[JsonDerivedType(typeof(Failed), "failed")]
public abstract record CardAnswer
{
    private CardAnswer() { }

    /// <summary>The card's authentication key signed this request's challenge, or that of the phone's service; chain, dates and revocation are good.</summary>
    /// <param name="Key">The sign-in key.</param>
    /// <param name="CertificateSerial">Serial number, hexadecimal; null by phone, which gives none.</param>
    public sealed record Authenticated(CardKey Key, string? CertificateSerial) : CardAnswer;

    /// <summary>Facts read from the card. Unproven until a signature certificate contains the same.</summary>
    /// <param name="Facts">The four basic facts.</param>
    /// <param name="Key">
    /// The card that they are from, as in <see cref="Authenticated.Key"/>. An agent's is the certificate sent along, which is no secret:
    /// this prevents mistakes but does not stop a forged agent.
    /// </param>
    public sealed record FactsRead(BasicFacts Facts, CardKey Key) : CardAnswer;

    /// <summary>A CMS signature over the request's document; signature, chain, dates and revocation status are good.</summary>
    /// <param name="Cms">Detached SignedData, DER.</param>
    /// <param name="Facts">What the signature certificate says about its holder.</param>
    /// <param name="CertificateSerial">Serial number, hexadecimal.</param>
    /// <param name="RevocationAsOf">The instant for which the CA confirmed that the certificate is good.</param>
    /// <param name="Key">The card that signed, as in <see cref="FactsRead.Key"/>.</param>
    public sealed record DocumentSigned(byte[] Cms, CertifiedFacts Facts, string CertificateSerial, DateTimeOffset RevocationAsOf, CardKey Key) : CardAnswer;

    /// <summary>There is no answer, or it is not accepted.</summary>
    /// <param name="Fault">Why.</param>
    public sealed record Failed(CardFault Fault) : CardAnswer;
}

/// <summary>The facts in a signature certificate (card.md); substituted characters are not proven.</summary>
/// <param name="Name">Name, with substitute characters.</param>
/// <param name="NameSubstitutes">For each character of the name: '1' if it is a substitute, otherwise '0'.</param>
/// <param name="Address">Address, with substitute characters.</param>
/// <param name="AddressSubstitutes">For each character of the address: '1' if it is a substitute, otherwise '0'.</param>
/// <param name="BirthOn">Date of birth; null if the certificate marks it as unknown.</param>
/// <param name="Sex">Sex; null if the certificate does not contain it.</param>
public sealed record CertifiedFacts(string Name, string NameSubstitutes, string Address, string AddressSubstitutes, DateOnly? BirthOn, Sex? Sex)
{
    /// <summary>
    /// Names of the facts read from the card that differ from the certified
    /// ones, apart from substituted characters (<see cref="FactsComparison"/>).
    /// </summary>
    public IReadOnlyList<string> DifferencesFrom(BasicFacts read) => FactsComparison.Differences(this, read);
}
