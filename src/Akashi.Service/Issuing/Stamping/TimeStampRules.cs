using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Akashi.Pdf.Signing;
using Akashi.Trust;

namespace Akashi.Service.Issuing.Stamping;

/// <summary>When a time stamp is believed: it is signed by a key for time stamps alone, whose certificate leads to a configured root, and says now.</summary>
/// <param name="roots">CAs that issue certificates of time stamp authorities.</param>
internal sealed class TimeStampRules(X509Certificate2Collection roots)
{
    private readonly TrustAnchors anchors = new(roots);

    /// <summary>Why a token is not believed; null if it is. That it answers the question (nonce and digest) is known already.</summary>
    /// <param name="token">The token.</param>
    /// <param name="signature">What it must be about.</param>
    /// <param name="now">Its time, give or take the tolerance of clocks.</param>
    public string? FaultOf(Rfc3161TimestampToken token, ReadOnlySpan<byte> signature, DateTimeOffset now)
    {
        var stamped = token.TokenInfo.Timestamp;
        if (!token.VerifySignatureForData(signature, out var signer)) return "The signature is wrong, or its certificate is not for time stamps.";
        if (!IsForStampsOnly(signer)) return "Its certificate is for other purposes, too.";
        var chain = anchors.Check(signer, stamped, X509KeyUsageFlags.DigitalSignature, out _);
        if (chain != ChainFault.None) return $"Its certificate is not accepted: {chain}.";
        if ((stamped - now).Duration() > Clocks.Tolerance) return "Its time differs by more than five minutes.";
        return token.AsSignedCms().Encode().Length > PdfSigner.LongestToken ? $"It is longer than {PdfSigner.LongestToken} bytes." : null;
    }

    // RFC 3161, 2.3: exactly one purpose. That this is time stamping, and critical, was checked with the signature.
    private static bool IsForStampsOnly(X509Certificate2 signer) =>
        signer.Extensions.OfType<X509EnhancedKeyUsageExtension>().ToArray() is [{ EnhancedKeyUsages.Count: 1 }];
}
