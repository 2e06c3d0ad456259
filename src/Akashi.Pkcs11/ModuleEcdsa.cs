using System.Security.Cryptography;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace Akashi.Pkcs11;

/// <summary>An EC key whose private part stays in a module.</summary>
internal sealed class ModuleEcdsa : ECDsa
{
    private readonly KeyModule module;
    private readonly IObjectHandle handle;
    private readonly ECDsa publicKey;

    public ModuleEcdsa(KeyModule module, IObjectHandle handle, ECParameters publicKey)
    {
        (this.module, this.handle, this.publicKey) = (module, handle, Create(publicKey));
        KeySizeValue = this.publicKey.KeySize;
    }

    public override KeySizes[] LegalKeySizes => [new(KeySizeValue, KeySizeValue, 0)];

    public override byte[] SignHash(byte[] hash) => module.Sign(handle, m => m.Create(CKM.CKM_ECDSA), hash);

    public override bool VerifyHash(byte[] hash, byte[] signature) => publicKey.VerifyHash(hash, signature);

    public override ECParameters ExportParameters(bool includePrivateParameters) =>
        includePrivateParameters ? throw new CryptographicException("The private key stays in its module.") : publicKey.ExportParameters(false);

    protected override void Dispose(bool disposing)
    {
        if (disposing) publicKey.Dispose();
        base.Dispose(disposing);
    }
}
