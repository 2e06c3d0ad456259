using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Akashi.Trust;

/// <summary>Why a certificate is not accepted. Dates and trust are separate reasons.</summary>
public enum ChainFault
{
    /// <summary>It is good.</summary>
    None,

    /// <summary>It does not chain to a configured root.</summary>
    NotTrusted,

    /// <summary>It is not valid yet.</summary>
    NotYetValid,

    /// <summary>It has expired.</summary>
    Expired,

    /// <summary>Its key may not be used for this purpose.</summary>
    WrongKeyUsage,
}

/// <summary>
/// Roots trusted for one purpose. Neither the system's roots nor its revocation check, which prefers CRLs and waits, are used;
/// <see cref="OcspClient"/> asks about revocation.
/// </summary>
/// <param name="roots">CA certificates that issue leaf certificates directly. Several generations may share one name; the key decides.</param>
public sealed class TrustAnchors(X509Certificate2Collection roots)
{
    /// <summary>Checks the chain, dates and key usage of a certificate.</summary>
    /// <param name="leaf">The certificate.</param>
    /// <param name="at">The time at which it must be valid.</param>
    /// <param name="usage">All of these usages must be allowed for its key.</param>
    /// <param name="issuer">The root that signed it; null where none did.</param>
    public ChainFault Check(X509Certificate2 leaf, DateTimeOffset at, X509KeyUsageFlags usage, out X509Certificate2? issuer)
    {
        issuer = roots.FirstOrDefault(root => IsNamedBy(leaf, root) && Dates(root, at) == ChainFault.None && CertificatePath.LeadsTo(leaf, root));
        if (issuer is null) return ChainFault.NotTrusted;
        // Dates are told apart from trust, so that an expired certificate is not reported as untrusted.
        var dates = Dates(leaf, at);
        if (dates != ChainFault.None) return dates;
        return (UsageOf(leaf) & usage) == usage ? ChainFault.None : ChainFault.WrongKeyUsage;
    }

    private static bool IsNamedBy(X509Certificate2 leaf, X509Certificate2 root) =>
        root.SubjectName.RawData.AsSpan().SequenceEqual(leaf.IssuerName.RawData);

    // None where the extension is missing, duplicated or unreadable.
    private static X509KeyUsageFlags UsageOf(X509Certificate2 certificate)
    {
        try
        {
            return certificate.Extensions.OfType<X509KeyUsageExtension>().ToArray() is [var only] ? only.KeyUsages : X509KeyUsageFlags.None;
        }
        catch (CryptographicException)
        {
            return X509KeyUsageFlags.None;
        }
    }

    private static ChainFault Dates(X509Certificate2 certificate, DateTimeOffset at) =>
        Clocks.IsAhead(certificate.NotBefore, at) ? ChainFault.NotYetValid : at > certificate.NotAfter ? ChainFault.Expired : ChainFault.None;
}
