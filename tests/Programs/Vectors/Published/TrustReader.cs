using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Format;
using Akashi.Credentials.Trust;
using Akashi.Trust;

namespace Akashi.Vectors.Published;

/// <summary>What the library says about a trust list, for a verifier that has nothing else ("Trust list" in the specification).</summary>
internal sealed class TrustReader(string root, string uri)
{
    private readonly TrustAnchors anchors = new([X509CertificateLoader.LoadCertificate(Base64Url.DecodeFromChars(root))]);

    public TrustKnownPart Read(byte[] bytes, DateTimeOffset at, DateTimeOffset? seen)
    {
        if (!TrustList.TryRead(bytes, out var list, out var fault)) return new TrustKnownPart(false, null, null, FaultCodes.CodeOf(fault), fault.Offset);
        var keys = list!.Keys.Select(k => Of(k, at)).OfType<Counted>().ToList();
        var signer = keys.FirstOrDefault(k => k.Key.Id == Convert.ToHexString(list.KeyId.Span));
        var believed = signer is { IsInDates: true } && signer.Key.Purpose.HasFlag(CertificatePurpose.TrustLists) && list.IsSignedBy(signer.Key.Key)
            && list.Uri == uri && !Clocks.IsAhead(list.IssuedAt, at) && !(list.IssuedAt < Clocks.Past(seen, at)) && at < list.ExpiresAt;
        return believed
            ? new TrustKnownPart(true, [.. keys.Where(k => k.Purpose != CertificatePurpose.None).Select(Told)], list.StatusLists, null, null)
            : new TrustKnownPart(false, null, null, null, null);
    }

    private static TrustKeyPart Told(Counted key)
    {
        string[] purposes =
        [
            .. Named(key, CertificatePurpose.Credentials, Purposes.Credentials), .. Named(key, CertificatePurpose.StatusLists, Purposes.StatusLists),
            .. Named(key, CertificatePurpose.TrustLists, Purposes.TrustLists),
        ];
        var state = key.State switch { CertificateState.Good => "good", CertificateState.Revoked => "revoked", _ => "unknown" };
        return new TrustKeyPart(key.Key.Id.ToLowerInvariant(), purposes, state);
    }

    private static IEnumerable<string> Named(Counted key, CertificatePurpose purpose, string word) => key.Purpose.HasFlag(purpose) ? [word] : [];

    // Null where the certificate does not count at all.
    private Counted? Of(TrustedKey said, DateTimeOffset at)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadCertificate(said.Certificate.Span);
            // The platform's reader takes bytes after a certificate for nothing.
            if (certificate.RawData.Length != said.Certificate.Length || CertifiedKey.Of(certificate) is not { } key) return null;
            var fault = anchors.Check(certificate, at, X509KeyUsageFlags.DigitalSignature, out _);
            if (fault is ChainFault.NotTrusted or ChainFault.WrongKeyUsage) return null;
            var state = fault == ChainFault.None || said.State == CertificateState.Revoked ? said.State : CertificateState.Unknown;
            return new Counted(key, key.Purpose & said.Purpose, state, fault == ChainFault.None);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record Counted(CertifiedKey Key, CertificatePurpose Purpose, CertificateState State, bool IsInDates);
}
