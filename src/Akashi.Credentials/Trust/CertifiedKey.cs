using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Credentials.Format;

namespace Akashi.Credentials.Trust;

/// <summary>
/// The key of a certificate, and what it may sign (docs/specifications/credential.md, "Issuer keys"). Whether the certificate leads to the root and is
/// in its dates is for whoever takes it to check.
/// </summary>
public sealed class CertifiedKey
{
    // By the name of the curve: others have 256 bits too.
    private const string P256 = "1.2.840.10045.3.1.7";

    private CertifiedKey(string id, ECDsa key, CertificatePurpose purpose) => (Id, Key, Purpose) = (id, key, purpose);

    /// <summary>The id that messages carry, the first 8 bytes of SHA-256 over the certificate, as 16 hexadecimal digits in capitals.</summary>
    public string Id { get; }

    /// <summary>P-256.</summary>
    public ECDsa Key { get; }

    /// <summary>What it may sign; never nothing.</summary>
    public CertificatePurpose Purpose { get; }

    /// <summary>The key of a certificate; null where it is on another curve, may sign nothing of this format, or cannot be read. No certificate makes it throw.</summary>
    public static CertifiedKey? Of(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        try
        {
            var purpose = CertificatePurposes.Of(certificate);
            return purpose != CertificatePurpose.None && P256In(certificate) is { } key ? new CertifiedKey(IdOf(certificate), key, purpose) : null;
        }
        catch (CryptographicException)
        {
            // An extension or a key that no reader understands.
            return null;
        }
    }

    /// <summary>Id of the key of any certificate, as <see cref="Id"/>.</summary>
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
