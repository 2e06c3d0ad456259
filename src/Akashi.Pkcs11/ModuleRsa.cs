using System.Formats.Asn1;
using System.Security.Cryptography;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace Akashi.Pkcs11;

/// <summary>An RSA key whose private part stays in a module: signatures with SHA-256, PKCS #1 v1.5 and PSS.</summary>
internal sealed class ModuleRsa : RSA
{
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private readonly KeyModule module;
    private readonly IObjectHandle handle;
    private readonly RSA publicKey;

    public ModuleRsa(KeyModule module, IObjectHandle handle, RSAParameters publicKey)
    {
        (this.module, this.handle, this.publicKey) = (module, handle, Create(publicKey));
        KeySizeValue = this.publicKey.KeySize;
    }

    public override KeySizes[] LegalKeySizes => [new(KeySizeValue, KeySizeValue, 0)];

    public override byte[] SignHash(byte[] hash, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)
    {
        if (hashAlgorithm != HashAlgorithmName.SHA256) throw new CryptographicException($"Keys in a module sign by SHA-256, not by {hashAlgorithm.Name}.");
        return padding == RSASignaturePadding.Pkcs1
            ? module.Sign(handle, m => m.Create(CKM.CKM_RSA_PKCS), DigestInfo(hash))
            : module.Sign(handle, m => m.Create(CKM.CKM_RSA_PKCS_PSS, module.PssParams(CKM.CKM_SHA256, CKG.CKG_MGF1_SHA256, hash.Length)), hash);
    }

    public override bool VerifyHash(byte[] hash, byte[] signature, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding) =>
        publicKey.VerifyHash(hash, signature, hashAlgorithm, padding);

    public override RSAParameters ExportParameters(bool includePrivateParameters) =>
        includePrivateParameters ? throw new CryptographicException("The private key stays in its module.") : publicKey.ExportParameters(false);

    public override void ImportParameters(RSAParameters parameters) => throw new CryptographicException("The key stands in its module.");

    protected override void Dispose(bool disposing)
    {
        if (disposing) publicKey.Dispose();
        base.Dispose(disposing);
    }

    // RFC 8017, 9.2: what PKCS #1 v1.5 signs.
    private static byte[] DigestInfo(byte[] hash)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Sha256);
                writer.WriteNull();
            }
            writer.WriteOctetString(hash);
        }
        return writer.Encode();
    }
}
