using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Pkix;
using static Akashi.Trust.FromOutside;
using BcCertificate = Org.BouncyCastle.X509.X509Certificate;

namespace Akashi.Trust;

/// <summary>
/// Path validation (RFC 5280, section 6) from a certificate to one root, by BouncyCastle. .NET's X509Chain would read all CAs of the machine first,
/// although only our root counts (decision 0040). Dates at the time in question, and the usage of the certificate's own key, are the caller's.
/// </summary>
internal static class CertificatePath
{
    /// <summary>
    /// Whether the root issued the certificate and both may be what they are: signatures, names, basicConstraints, pathLenConstraint, keyUsage,
    /// name constraints, policies, critical extensions; at a time within the dates of both.
    /// </summary>
    /// <param name="leaf">The certificate; it may be anybody's.</param>
    /// <param name="root">The root: signed by itself.</param>
    public static bool LeadsTo(X509Certificate2 leaf, X509Certificate2 root)
    {
        if (leaf.RawDataMemory.Span.SequenceEqual(root.RawDataMemory.Span)) return false;
        try
        {
            var (top, below) = (Issuers.Of(root), new BcCertificate(leaf.RawData));
            return IsInDer(below, leaf) && Issuers.WithoutPrimalityTest(() => Validate(below, top)) is not null;
        }
        catch (Exception e) when (IsNonsense(e))
        {
            return false;
        }
    }

    // The root is in the path too: of a bare trust anchor, only name and key would be looked at.
    private static PkixCertPathValidatorResult Validate(BcCertificate below, BcCertificate top)
    {
        var parameters = new PkixParameters(new HashSet<TrustAnchor> { new(top, null) })
        {
            IsRevocationEnabled = false,
            Date = below.NotBefore > top.NotBefore ? below.NotBefore : top.NotBefore,
        };
        return new PkixCertPathValidator().Validate(new PkixCertPath([below, top]), parameters);
    }

    // Written again, it must be the same: otherwise the two libraries might read two certificates in it.
    private static bool IsInDer(BcCertificate read, X509Certificate2 given) => read.GetEncoded().AsSpan().SequenceEqual(given.RawDataMemory.Span);
}
