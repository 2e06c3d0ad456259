using System.Runtime.CompilerServices;
using Org.BouncyCastle.Asn1.Ocsp;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Ocsp;
using BcCertificate = Org.BouncyCastle.X509.X509Certificate;

namespace Akashi.Sandbox.CertificateAuthorities;

/// <summary>Answers OCSP (RFC 6960) for one CA. The CA itself signs, and the nonce is repeated.</summary>
internal static class OcspResponder
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    // Reading a key of a certificate takes BouncyCastle much longer than all else here.
    private static readonly ConditionalWeakTable<CertificateAuthority, BcCertificate> Signers = [];

    /// <summary>The answer to a request; malformedRequest where it cannot be read.</summary>
    public static byte[] Answer(CertificateAuthority authority, byte[] request, DateTimeOffset now)
    {
        try
        {
            return Respond(authority, new OcspReq(request), now);
        }
        catch (Exception e) when (e is IOException or OcspException or ArgumentException or InvalidCastException or FormatException)
        {
            return new OCSPRespGenerator().Generate(OcspRespStatus.MalformedRequest, null).GetEncoded();
        }
    }

    private static byte[] Respond(CertificateAuthority authority, OcspReq request, DateTimeOffset now)
    {
        var certificate = Signers.GetValue(authority, static a => new BcCertificate(a.Certificate.RawData));
        var generator = new BasicOcspRespGenerator(certificate.GetPublicKey());
        foreach (var asked in request.GetRequestList())
            generator.AddResponse(asked.GetCertID(), StatusOf(authority, asked.GetCertID(), certificate), now.UtcDateTime, (now + Life).UtcDateTime, null);
        if (request.RequestExtensions?.GetExtension(OcspObjectIdentifiers.PkixOcspNonce) is { } nonce)
        {
            var extensions = new X509ExtensionsGenerator();
            extensions.AddExtension(OcspObjectIdentifiers.PkixOcspNonce, false, nonce.Value.GetOctets());
            generator.SetResponseExtensions(extensions.Generate());
        }
        var basic = generator.Generate(new RsaSignatures(authority.Key), [certificate], now.UtcDateTime);
        return new OCSPRespGenerator().Generate(OcspRespStatus.Successful, basic).GetEncoded();
    }

    private static CertificateStatus? StatusOf(CertificateAuthority authority, CertificateID asked, BcCertificate certificate)
    {
        var serial = Convert.ToHexString(asked.SerialNumber.ToByteArrayUnsigned());
        if (!asked.MatchesIssuer(certificate) || !authority.Knows(serial)) return new UnknownStatus();
        return authority.Revoked.TryGetValue(serial, out var entry)
            ? new RevokedStatus(entry.At.UtcDateTime, CrlReason.Unspecified)
            : CertificateStatus.Good;
    }
}
