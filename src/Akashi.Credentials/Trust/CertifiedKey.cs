using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Credentials.Format;

namespace Akashi.Credentials.Trust;

/// <summary>
/// The key of a certificate, and what it may sign (docs/specifications/credential.md, "Issuer keys"). The caller checks that the certificate chains
/// to the root and that its dates are current.
/// </summary>
public sealed class CertifiedKey
{
    // Compare the curve's name: other curves have 256 bits too.
    private const string P256 = "1.2.840.10045.3.1.7";

    private CertifiedKey(X509Certificate2 certificate, ECDsa key, CertificatePurpose purpose)
    {
        (Id, Key, Purpose) = (IdOf(certificate), key, purpose);
        (BeginsAt, EndsAt) = (certificate.NotBefore, certificate.NotAfter);
    }

    /// <summary>The id in messages: the first 8 bytes of SHA-256 over the certificate, as 16 uppercase hexadecimal digits.</summary>
    public string Id { get; }

    /// <summary>P-256.</summary>
    public ECDsa Key { get; }

    /// <summary>What it may sign; never none.</summary>
    public CertificatePurpose Purpose { get; }

    /// <summary>Begin of the certificate (notBefore).</summary>
    public DateTimeOffset BeginsAt { get; }

    /// <summary>End of the certificate (notAfter).</summary>
    public DateTimeOffset EndsAt { get; }

    /// <summary>
    /// The key of a certificate; null where it is on another curve, may sign nothing in this format, or cannot be read. No certificate makes it
    /// throw.
    /// </summary>
    public static CertifiedKey? Of(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        try
        {
            var purpose = CertificatePurposes.Of(certificate);
            return purpose != CertificatePurpose.None && P256In(certificate) is { } key ? new CertifiedKey(certificate, key, purpose) : null;
        }
        catch (CryptographicException)
        {
            // No reader understands the extension or the key.
            return null;
        }
    }

    /// <summary>The id of any certificate's key, in the form of <see cref="Id"/>.</summary>
    public static string IdOf(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return Convert.ToHexString(KeyIdOf(certificate.RawData).Span);
    }

    internal static ReadOnlyMemory<byte> KeyIdOf(ReadOnlySpan<byte> certificate) => SHA256.HashData(certificate).AsMemory(0, Labels.KeyIdLength);

    private static ECDsa? P256In(X509Certificate2 certificate)
    {
        var key = certificate.GetECDsaPublicKey();
        if (key?.ExportParameters(false).Curve is { IsNamed: true, Oid.Value: P256 }) return key;
        key?.Dispose();
        return null;
    }
}
