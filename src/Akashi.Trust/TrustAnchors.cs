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
/// Roots trusted for one purpose. Chains are built without the system's roots and without its revocation check, which prefers CRLs and waits;
/// <see cref="OcspClient"/> asks about revocation.
/// </summary>
/// <param name="roots">CA certificates that issue leaf certificates directly. Several generations may share one name; the key decides.</param>
public sealed class TrustAnchors(X509Certificate2Collection roots)
{
    /// <summary>Checks the chain, dates and key usage of a certificate.</summary>
    /// <param name="leaf">The certificate.</param>
    /// <param name="at">The time at which it must be valid.</param>
    /// <param name="usage">All of these usages must be allowed for its key.</param>
    /// <param name="issuer">The certificate that signed it; null where none was found.</param>
    public ChainFault Check(X509Certificate2 leaf, DateTimeOffset at, X509KeyUsageFlags usage, out X509Certificate2? issuer)
    {
        // Try the roots one by one: among several roots with the same name and no key identifiers, the chain engine takes the first.
        foreach (var root in roots)
        {
            if (!root.SubjectName.RawData.AsSpan().SequenceEqual(leaf.IssuerName.RawData)) continue;
            var fault = CheckUnder(root, leaf, at, usage, out issuer);
            if (fault != ChainFault.NotTrusted) return fault;
        }
        issuer = null;
        return ChainFault.NotTrusted;
    }

    private static ChainFault CheckUnder(X509Certificate2 root, X509Certificate2 leaf, DateTimeOffset at, X509KeyUsageFlags usage, out X509Certificate2? issuer)
    {
        issuer = null;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = at.UtcDateTime;
        // Dates are reported separately below, so that an expired certificate is not reported as untrusted.
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        if (!Builds(chain, leaf) || chain.ChainElements.Count < 2) return ChainFault.NotTrusted;
        issuer = X509CertificateLoader.LoadCertificate(chain.ChainElements[1].Certificate.RawData);
        for (var i = 1; i < chain.ChainElements.Count; i++)
        {
            if (Dates(chain.ChainElements[i].Certificate, at) != ChainFault.None) return ChainFault.NotTrusted;
        }
        var dates = Dates(leaf, at);
        if (dates != ChainFault.None) return dates;
        return (UsageOf(leaf) & usage) == usage ? ChainFault.None : ChainFault.WrongKeyUsage;
    }

    // OpenSSL gives up on some certificates that load, such as one with malformed content in an extension that it knows.
    private static bool Builds(X509Chain chain, X509Certificate2 leaf)
    {
        try
        {
            return chain.Build(leaf);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

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
