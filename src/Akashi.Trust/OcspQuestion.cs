using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Ocsp;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Ocsp;
using static Akashi.Trust.FromOutside;
using BcCertificate = Org.BouncyCastle.X509.X509Certificate;

namespace Akashi.Trust;

/// <summary>
/// One question to a CA's responder (RFC 6960), and what must hold for an answer: it is in DER; all of it is signed by the CA, or by a responder with
/// a certificate from the CA for just this; it is about the certificate in question; it repeats the question's nonce; and it is fresh.
/// </summary>
internal sealed class OcspQuestion
{
    private readonly BcCertificate authority;
    private readonly CertificateID asked;
    private readonly byte[] nonce;

    /// <summary>Asks about one certificate.</summary>
    /// <param name="certificate">The certificate in question.</param>
    /// <param name="issuer">Its CA.</param>
    /// <param name="nonce">1 to 32 bytes that no other question has used.</param>
    public OcspQuestion(X509Certificate2 certificate, X509Certificate2 issuer, byte[] nonce)
    {
        this.nonce = nonce;
        authority = Issuers.Of(issuer);
        var sha1 = new AlgorithmIdentifier(Org.BouncyCastle.Asn1.Oiw.OiwObjectIdentifiers.IdSha1, DerNull.Instance);
        asked = new CertificateID(sha1, authority, new BigInteger(1, certificate.SerialNumberBytes.Span.ToArray()));
    }

    /// <summary>Whether an answer counts even without the nonce.</summary>
    public bool MayLackNonce { get; init; }

    /// <summary>The question, DER.</summary>
    public byte[] Request()
    {
        var generator = new OcspReqGenerator();
        generator.AddRequest(asked);
        var extensions = new X509ExtensionsGenerator();
        extensions.AddExtension(OcspObjectIdentifiers.PkixOcspNonce, false, new DerOctetString(nonce));
        generator.SetRequestExtensions(extensions.Generate());
        return generator.Generate().GetEncoded();
    }

    /// <summary>Reads an answer; no input makes it throw.</summary>
    /// <param name="bytes">What the responder sent.</param>
    /// <param name="now">The time.</param>
    /// <param name="freshness">How old an answer without nextUpdate may be.</param>
    /// <param name="keepFor">How long an answer is kept at most.</param>
    /// <returns>The answer; null where it is not to be trusted.</returns>
    public RevocationAnswer? Read(byte[] bytes, DateTimeOffset now, TimeSpan freshness, TimeSpan keepFor)
    {
        try
        {
            return Basic(bytes) is { } answer && HasNonce(answer) && IsSigned(answer, now) ? Single(answer, now, freshness, keepFor) : null;
        }
        catch (Exception e) when (IsNonsense(e))
        {
            return null;
        }
    }

    // Written again, it must be the same: otherwise there would be meaningless bits, which anyone could change.
    private static BasicOcspResp? Basic(byte[] bytes)
    {
        if (OcspResponse.GetInstance(Asn1Object.FromByteArray(bytes)) is not { } outer
            || !outer.GetDerEncoded().AsSpan().SequenceEqual(bytes)
            || outer.ResponseStatus.IntValueExact != OcspRespStatus.Successful)
            return null;
        if (outer.ResponseBytes is not { } inner || !OcspObjectIdentifiers.PkixOcspBasic.Equals(inner.ResponseType)) return null;
        var content = inner.Response.GetOctets();
        if (BasicOcspResponse.GetInstance(Asn1Object.FromByteArray(content)) is not { } answer
            || !answer.GetDerEncoded().AsSpan().SequenceEqual(content))
            return null;
        return HasMeaning(answer.SignatureAlgorithm) ? new BasicOcspResp(answer) : null;
    }

    // The name of the algorithm is not signed. Only the PSS algorithms have a parameter that is used.
    private static bool HasMeaning(AlgorithmIdentifier algorithm) =>
        algorithm.Parameters is null or DerNull || PkcsObjectIdentifiers.IdRsassaPss.Equals(algorithm.Algorithm);

    private bool HasNonce(BasicOcspResp answer)
    {
        var echoed = answer.GetExtensionValue(OcspObjectIdentifiers.PkixOcspNonce);
        if (echoed is null) return MayLackNonce;
        return Asn1OctetString.GetInstance(echoed.GetOctets()).GetOctets().AsSpan().SequenceEqual(nonce);
    }

    private RevocationAnswer? Single(BasicOcspResp answer, DateTimeOffset now, TimeSpan freshness, TimeSpan keepFor)
    {
        var single = answer.Responses.SingleOrDefault(r => r.GetCertID().Equals(asked));
        if (single is null) return null;
        DateTimeOffset thisUpdate = Utc(single.ThisUpdate);
        var end = single.NextUpdate is { } next ? Utc(next) : thisUpdate + freshness;
        if (Clocks.IsAhead(thisUpdate, now) || end + Clocks.Tolerance < now) return null;
        var keptUntil = end < now + keepFor ? end : now + keepFor;
        return single.GetCertStatus() switch
        {
            null => new RevocationAnswer(Revocation.Good, null, thisUpdate, keptUntil),
            RevokedStatus revoked => new RevocationAnswer(Revocation.Revoked, Utc(revoked.RevocationTime), thisUpdate, keptUntil),
            _ => new RevocationAnswer(Revocation.Unknown, null, thisUpdate, now),
        };
    }

    // Accepts the CA itself, or a responder with a certificate from the CA for just this (RFC 6960, 4.2.2.2). The answer may contain only the CA's
    // own certificate and those that the CA issued, needed or not. No other key is used, because BouncyCastle spends a second on a made-up modulus.
    private bool IsSigned(BasicOcspResp answer, DateTimeOffset now)
    {
        var certificates = answer.GetCerts();
        if (!certificates.All(c => c.Equals(authority) || IsFrom(c, authority))) return false;
        return IsSignedBy(answer, authority) || certificates.Any(responder => IsDelegate(responder, now) && IsSignedBy(answer, responder));
    }

    private bool IsDelegate(BcCertificate responder, DateTimeOffset now) =>
        responder.IssuerDN.Equivalent(authority.SubjectDN) && responder.IsValid(now.UtcDateTime)
        && responder.GetExtendedKeyUsage()?.Contains(KeyPurposeID.id_kp_OCSPSigning) == true && IsFrom(responder, authority);

    private static bool IsSignedBy(BasicOcspResp answer, BcCertificate signer) => Holds(() => answer.Verify(signer.GetPublicKey()));

    private static bool IsFrom(BcCertificate certificate, BcCertificate issuer) => Holds(() => certificate.IsSignatureValid(issuer.GetPublicKey()));

    // A key of another kind than the signature's throws; another key may still fit.
    private static bool Holds(Func<bool> check)
    {
        try
        {
            return check();
        }
        catch (Exception e) when (IsNonsense(e))
        {
            return false;
        }
    }
}
