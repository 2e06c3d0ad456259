using System.Numerics;
using System.Security.Cryptography;

namespace Akashi.Card.Emulator;

/// <summary>Signs as the card does: pads whatever it is given (RFC 8017, 9.2, without inspecting the DigestInfo) and applies the key.</summary>
internal static class Signatures
{
    private const int LeastPadding = 11;

    /// <summary>Returns false where the data is too long to be padded.</summary>
    public static bool TrySign(RSA key, ReadOnlySpan<byte> data, out byte[] signature)
    {
        var length = key.KeySize / 8;
        signature = new byte[length];
        if (data.IsEmpty || data.Length > length - LeastPadding) return false;
        var padded = new byte[length];
        padded.AsSpan(2, length - 3 - data.Length).Fill(0xFF);
        padded[1] = 0x01;
        data.CopyTo(padded.AsSpan(length - data.Length));
        // .NET does not offer the bare operation.
        var p = key.ExportParameters(true);
        var result = Power(Number(padded), p);
        result.TryWriteBytes(signature.AsSpan(length - result.GetByteCount(isUnsigned: true)), out _, isUnsigned: true, isBigEndian: true);
        return true;
    }

    // Uses the Chinese remainder theorem (RFC 8017, 5.1.2): four times as fast as the private exponent alone.
    private static BigInteger Power(BigInteger m, RSAParameters key)
    {
        var (p, q) = (Number(key.P), Number(key.Q));
        var m1 = BigInteger.ModPow(m, Number(key.DP), p);
        var m2 = BigInteger.ModPow(m, Number(key.DQ), q);
        var h = (m1 - m2) * Number(key.InverseQ) % p;
        return m2 + (q * (h.Sign < 0 ? h + p : h));
    }

    private static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);
}
