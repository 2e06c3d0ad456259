using System.Security.Cryptography.X509Certificates;

namespace Akashi.Trust;

/// <summary>
/// CAs whose responders sign answers beforehand, so that no nonce comes back (RFC 5019). Only of these is such an answer believed: from any other
/// it may be one that was played again by whoever is in between.
/// </summary>
/// <param name="authorities">Their certificates.</param>
public sealed class WithoutNonce(IEnumerable<X509Certificate2> authorities)
{
    /// <summary>No CA.</summary>
    public static readonly WithoutNonce None = new([]);

    private readonly HashSet<string> digests = [.. authorities.Select(DigestOf)];

    /// <summary>Whether answers about what this CA issued count without a nonce.</summary>
    public bool IsTakenFrom(X509Certificate2 authority) => digests.Contains(DigestOf(authority));

    private static string DigestOf(X509Certificate2 certificate) => certificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256);
}
