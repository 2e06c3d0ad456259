using Akashi.Service.Cards;

namespace Akashi.Service.Applications;

/// <summary>What the holder signed and sent last (rows 1.6.1 and 1.7.2).</summary>
internal sealed class Submission
{
    /// <summary>受付番号, unique. A correction keeps it.</summary>
    public required string ReceiptNumber { get; init; }

    /// <summary>1 for what was signed first, and one more for each correction.</summary>
    public required int Round { get; init; }

    /// <summary>The exact bytes that the card signed (see <see cref="Applications.Document.ApplicationDocument"/>).</summary>
    public required byte[] Document { get; init; }

    /// <summary>Detached CMS over <see cref="Document"/>, DER.</summary>
    public required byte[] Signature { get; init; }

    /// <summary>Result of checking the signature.</summary>
    public required SignatureCheck Check { get; init; }

    /// <summary>The requested change of an entry; null if the application is not about an entry.</summary>
    public SignedChange? Change { get; init; }
}

/// <summary>Result of checking an application's signature; kept for the review (row 6.3).</summary>
/// <param name="CheckedAt">When the signature was checked.</param>
/// <param name="CertificateSerial">Serial number of the signature certificate, hexadecimal.</param>
/// <param name="RevocationAsOf">The time for which the CA said that the certificate is good.</param>
/// <param name="Facts">What the certificate says about its holder.</param>
public sealed record SignatureCheck(DateTimeOffset CheckedAt, string CertificateSerial, DateTimeOffset RevocationAsOf, CertifiedFacts Facts);

/// <summary>A change as it was signed.</summary>
/// <param name="EntryVersion">Version of the entry that it was compared with.</param>
/// <param name="Facts">What changes.</param>
internal sealed record SignedChange(int EntryVersion, IReadOnlyList<FactChange> Facts);
