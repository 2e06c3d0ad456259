using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Akashi.Launcher.Demo;

/// <summary>Finds the certificate that signed a credential (docs/specifications/credential.md, "Issuer keys").</summary>
internal static class CredentialKey
{
    private const string Before = "/w/?c=";
    private const int KeyId = 4;
    private const int IdLength = 8;

    /// <summary>The published certificate whose id is in the credential's header.</summary>
    public static X509Certificate2 Find(string url, X509Certificate2Collection published)
    {
        var id = IdIn(Base64Url.DecodeFromChars(url.AsSpan(url.IndexOf(Before, StringComparison.Ordinal) + Before.Length)));
        return published.FirstOrDefault(c => c.GetCertHash(HashAlgorithmName.SHA256).AsSpan(0, IdLength).SequenceEqual(id))
            ?? throw new DemoException("The certificate that signed the credential is not published.");
    }

    private static byte[] IdIn(byte[] credential)
    {
        var message = new CborReader(credential);
        message.ReadTag();
        message.ReadStartArray();
        var header = new CborReader(message.ReadByteString());
        for (var left = header.ReadStartMap(); left > 0; left--)
        {
            if (header.ReadInt32() == KeyId) return header.ReadByteString();
            header.SkipValue();
        }
        throw new DemoException("The credential names no key.");
    }
}
