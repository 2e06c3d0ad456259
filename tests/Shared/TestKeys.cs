using System.Numerics;
using System.Security.Cryptography;

namespace Akashi.Tests;

/// <summary>RSA keys that share their primes and differ in the exponent: good enough for tests, and made instantly.</summary>
internal static class TestKeys
{
    private static readonly RSAParameters Primes = Make();
    private static int lastExponent = 65537;

    /// <summary>A key whose public key no other test has.</summary>
    public static RSA New()
    {
        while (true)
        {
            if (With(Interlocked.Add(ref lastExponent, 2)) is { } key) return key;
        }
    }

    // Null if the exponent shares a factor with the order of the group.
    private static RSA? With(int exponent)
    {
        var (p, q) = (Read(Primes.P!) - 1, Read(Primes.Q!) - 1);
        if (Inverse(exponent, p * q) is not { } d) return null;
        return RSA.Create(Primes with
        {
            Exponent = new BigInteger(exponent).ToByteArray(isUnsigned: true, isBigEndian: true),
            D = Write(d, Primes.D!.Length),
            DP = Write(d % p, Primes.DP!.Length),
            DQ = Write(d % q, Primes.DQ!.Length),
        });
    }

    // The extended Euclidean algorithm.
    private static BigInteger? Inverse(BigInteger a, BigInteger modulus)
    {
        var (r, next) = (modulus, a);
        var (t, nextT) = (BigInteger.Zero, BigInteger.One);
        while (!next.IsZero)
        {
            var quotient = r / next;
            (r, next) = (next, r - (quotient * next));
            (t, nextT) = (nextT, t - (quotient * nextT));
        }
        return r.IsOne ? (t + modulus) % modulus : null;
    }

    private static BigInteger Read(byte[] bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private static byte[] Write(BigInteger value, int length)
    {
        var bytes = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[length - bytes.Length], .. bytes];
    }

    private static RSAParameters Make()
    {
        using var key = RSA.Create(2048);
        return key.ExportParameters(true);
    }
}
