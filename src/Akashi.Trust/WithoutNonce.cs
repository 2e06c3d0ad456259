using System.Security.Cryptography.X509Certificates;

namespace Akashi.Trust;

/// <summary>
/// CAs whose responders sign answers in advance, so that they cannot repeat the nonce (RFC 5019). Only theirs are trusted without it: any other
/// answer without a nonce may be a replay by someone in between.
/// </summary>
/// <param name="authorities">Their certificates.</param>
public sealed class WithoutNonce(IEnumerable<X509Certificate2> authorities)
{
    /// <summary>No CAs.</summary>
    public static readonly WithoutNonce None = new([]);

    private readonly HashSet<string> digests = [.. authorities.Select(DigestOf)];

    /// <summary>Whether answers about certificates of this CA count without a nonce.</summary>
    public bool IsTakenFrom(X509Certificate2 authority) => digests.Contains(DigestOf(authority));

    private static string DigestOf(X509Certificate2 certificate) => certificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256);
}
