using System.Security.Cryptography;

namespace Akashi.Sandbox.CertificateAuthorities;

/// <summary>RSA keys that stay in a file.</summary>
internal static class RsaKeyFile
{
    private const int Bits = 2048;

    /// <summary>The key in a file, in PEM (PKCS #8); made and written there the first time.</summary>
    public static RSA Open(string file)
    {
        var key = RSA.Create(Bits);
        if (File.Exists(file)) key.ImportFromPem(File.ReadAllText(file));
        else File.WriteAllText(file, key.ExportPkcs8PrivateKeyPem());
        return key;
    }
}
