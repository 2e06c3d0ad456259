using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace Akashi.Service.Cards.Phone;

/// <summary>A signature made behind the phone.</summary>
/// <param name="Value">PKCS#1 v1.5, 256 bytes from today's cards.</param>
/// <param name="Certificate">The signature certificate.</param>
internal sealed record PhoneSignature(byte[] Value, X509Certificate2 Certificate)
{
    /// <summary>Reads the payload of the JWE.</summary>
    /// <param name="json">As decrypted.</param>
    /// <param name="signed">The signature; null where it cannot be read.</param>
    public static bool TryRead(byte[] json, [NotNullWhen(true)] out PhoneSignature? signed)
    {
        signed = null;
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return false;
            if (ProviderHttp.Text(root, PhoneWire.Signature) is not { } value || ProviderHttp.Text(root, PhoneWire.Certificate) is not { } der) return false;
            signed = new PhoneSignature(Convert.FromBase64String(value), X509CertificateLoader.LoadCertificate(Convert.FromBase64String(der)));
            return true;
        }
        catch (Exception e) when (e is JsonException or FormatException or CryptographicException)
        {
            return false;
        }
    }
}
