using Akashi.Service.Applications.Portal.Change;
using Akashi.Service.Cards;

namespace Akashi.Service.Applications;

/// <summary>What the holder signed and sent (row 1.6.1).</summary>
internal sealed class Submission
{
    /// <summary>受付番号, unique.</summary>
    public required string ReceiptNumber { get; init; }

    /// <summary>The exact bytes that the card signed (<see cref="Applications.Document.ApplicationDocument"/>).</summary>
    public required byte[] Document { get; init; }

    /// <summary>Detached CMS over <see cref="Document"/>, DER.</summary>
    public required byte[] Signature { get; init; }

    /// <summary>What the check of the signature found.</summary>
    public required SignatureCheck Check { get; init; }

    /// <summary>What shall change in an entry; null of other kinds.</summary>
    public SignedChange? Change { get; init; }
}

/// <summary>What the check of an application's signature found; kept beside it for the review (row 6.3).</summary>
/// <param name="CheckedAt">When.</param>
/// <param name="CertificateSerial">Serial number of the signature certificate, hexadecimal.</param>
/// <param name="RevocationAsOf">As of when the CA said that it is good.</param>
/// <param name="Facts">What the certificate says of its holder.</param>
internal sealed record SignatureCheck(DateTimeOffset CheckedAt, string CertificateSerial, DateTimeOffset RevocationAsOf, CertifiedFacts Facts);

/// <summary>A change as it was signed.</summary>
/// <param name="EntryVersion">Version of the entry with which it was compared.</param>
/// <param name="Facts">What changes.</param>
internal sealed record SignedChange(int EntryVersion, IReadOnlyList<FactChange> Facts);
