using System.Security.Cryptography;
using System.Text;

namespace Akashi.Service.Tests.Given;

/// <summary>The sign-in challenge, implemented a second time from its specification.</summary>
public static class Challenge
{
    public static byte[] Sign(RSA key, string origin, byte[] nonce)
    {
        byte[] challenge = [.. SHA256.HashData(Encoding.UTF8.GetBytes(origin)), .. SHA256.HashData(nonce)];
        return key.SignData(challenge, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }
}
