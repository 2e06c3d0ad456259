using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Ocsp;
using Org.BouncyCastle.Security;

namespace Akashi.Trust;

/// <summary>Answers from a CA's server, read by a library that throws in many ways.</summary>
internal static class FromOutside
{
    /// <summary>Whether an exception means that bytes are malformed, or not signed by the right party.</summary>
    public static bool IsNonsense(Exception e) =>
        e is IOException or OcspException or GeneralSecurityException or CryptoException or ArgumentException or FormatException
        or InvalidCastException or InvalidOperationException or ArithmeticException or Asn1Exception or Asn1ParsingException or SecurityUtilityException;

    /// <summary>Times in ASN.1 are read without their zone, which is UTC.</summary>
    public static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
