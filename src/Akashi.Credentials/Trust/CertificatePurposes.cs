using System.Security.Cryptography.X509Certificates;

namespace Akashi.Credentials.Trust;

/// <summary>What the key of a certificate may sign (docs/specifications/credential.md, "Issuer keys").</summary>
[Flags]
public enum CertificatePurpose
{
    /// <summary>Nothing in this format.</summary>
    None = 0,

    /// <summary>Credentials.</summary>
    Credentials = 1,

    /// <summary>Status lists.</summary>
    StatusLists = 2,

    /// <summary>Trust lists.</summary>
    TrustLists = 4,
}

/// <summary>Extended key usages that keep the issuer's keys apart. They are made from random UUIDs (X.667), so they need no registration.</summary>
public static class CertificatePurposes
{
    /// <summary>Signs credentials.</summary>
    public const string CredentialSigning = "2.25.124719331687010122897367444136488226974";

    /// <summary>Signs status lists.</summary>
    public const string StatusListSigning = "2.25.232623439096046053779529679239137335965";

    /// <summary>Signs trust lists.</summary>
    public const string TrustListSigning = "2.25.150981426725675447717538582306814211672";

    /// <summary>
    /// What a certificate allows. A certificate without extended key usages comes from a CA that does not write them, and allows credentials and
    /// status lists. One that has only other usages allows nothing here. Trust lists must be allowed explicitly.
    /// </summary>
    public static CertificatePurpose Of(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        var named = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().ToArray();
        if (named.Length == 0) return CertificatePurpose.Credentials | CertificatePurpose.StatusLists;
        var purpose = CertificatePurpose.None;
        foreach (var usage in named.SelectMany(e => e.EnhancedKeyUsages.Cast<System.Security.Cryptography.Oid>()))
        {
            purpose |= usage.Value switch
            {
                CredentialSigning => CertificatePurpose.Credentials,
                StatusListSigning => CertificatePurpose.StatusLists,
                TrustListSigning => CertificatePurpose.TrustLists,
                _ => CertificatePurpose.None,
            };
        }
        return purpose;
    }
}
