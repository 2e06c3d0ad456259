using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Akashi.Service.Cards.Requests;
using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Cards.Checks;

/// <summary>Turns what the agent sent into an accepted answer, or into the reason why it is not accepted.</summary>
internal sealed class AnswerChecks(ServiceSettings settings, CertificateChecks certificates)
{
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";
    private const string ContentType = "1.2.840.113549.1.9.3";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const string DataType = "1.2.840.113549.1.7.1";

    /// <summary>Checks an answer against its request.</summary>
    public async Task<CardAnswer> CheckAsync(CardRequest request, CardUpload upload, CancellationToken ct) => upload switch
    {
        CardUpload.Failure failure => new CardAnswer.Failed(failure.Fault),
        CardUpload.Facts facts => Check(facts),
        CardUpload.Authentication proof => await CheckAsync(request, proof, ct),
        CardUpload.Signature signature => await CheckAsync(request.Document!, signature, ct),
        CardUpload.PhoneSignIn phone => new CardAnswer.Authenticated(new CardKey(CardWay.Phone, phone.Subject), null),
        CardUpload.PhoneFacts phone => new CardAnswer.FactsRead(phone.Read, new CardKey(CardWay.Phone, phone.Subject)),
        CardUpload.PhoneSignature phone => await CheckAsync(request.Document!, phone, ct),
        _ => new CardAnswer.Failed(CardFault.BadSignature),
    };

    /// <summary>The 64 bytes signed at sign-in: SHA-256 of the origin, then SHA-256 of the nonce (docs/specifications/card-request.md).</summary>
    internal static byte[] Challenge(Uri origin, byte[] nonce) =>
        [.. SHA256.HashData(Encoding.UTF8.GetBytes(origin.GetLeftPart(UriPartial.Authority))), .. SHA256.HashData(nonce)];

    private async Task<CardAnswer> CheckAsync(CardRequest request, CardUpload.Authentication proof, CancellationToken ct)
    {
        if (Load(proof.Certificate) is not var (certificate, key)) return new CardAnswer.Failed(CardFault.NotTrusted);
        using var owned = certificate;
        using var ownedKey = key;
        if (!key.VerifyData(Challenge(settings.PublicOrigin, request.Nonce), proof.Value, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
            return new CardAnswer.Failed(CardFault.BadSignature);
        var (fault, _) = await certificates.AuthenticationAsync(certificate, ct);
        if (fault is { } reason) return new CardAnswer.Failed(reason);
        return new CardAnswer.Authenticated(KeyOf(certificate), certificate.SerialNumber);
    }

    private CardAnswer Check(CardUpload.Facts facts)
    {
        if (Load(facts.Certificate) is not var (own, key)) return new CardAnswer.Failed(CardFault.NotTrusted);
        using var owned = own;
        using var ownedKey = key;
        return certificates.Authentication(own) is { } fault ? new CardAnswer.Failed(fault) : new CardAnswer.FactsRead(facts.Read, KeyOf(own));
    }

    private async Task<CardAnswer> CheckAsync(byte[] document, CardUpload.Signature signature, CancellationToken ct)
    {
        if (SignerOf(document, signature.Cms, namesCertificate: true) is not { } certificate) return new CardAnswer.Failed(CardFault.BadSignature);
        var (facts, asOf, fault) = await CheckSignerAsync(certificate, ct);
        if (facts is null) return new CardAnswer.Failed(fault!.Value);
        if (Load(signature.Certificate) is not var (own, key)) return new CardAnswer.Failed(CardFault.NotTrusted);
        using var owned = own;
        using var ownedKey = key;
        var (ownFault, _) = await certificates.AuthenticationAsync(own, ct);
        if (ownFault is { } why) return new CardAnswer.Failed(why);
        return new CardAnswer.DocumentSigned(signature.Cms, facts, certificate.SerialNumber, asOf, KeyOf(own));
    }

    private async Task<CardAnswer> CheckAsync(byte[] document, CardUpload.PhoneSignature signature, CancellationToken ct)
    {
        if (SignerOf(document, signature.Cms, namesCertificate: false) is not { } certificate) return new CardAnswer.Failed(CardFault.NotConfirmed);
        var (facts, asOf, fault) = await CheckSignerAsync(certificate, ct);
        if (facts is null) return new CardAnswer.Failed(fault!.Value);
        return new CardAnswer.DocumentSigned(signature.Cms, facts, certificate.SerialNumber, asOf, new CardKey(CardWay.Phone, signature.Subject));
    }

    private async Task<(CertifiedFacts? Facts, DateTimeOffset AsOf, CardFault? Fault)> CheckSignerAsync(X509Certificate2 certificate, CancellationToken ct)
    {
        var (fault, asOf) = await certificates.SignatureAsync(certificate, ct);
        if (fault is not null) return (null, asOf, fault);
        return CertifiedFactsReader.Read(certificate) is { } facts ? (facts, asOf, null) : (null, asOf, CardFault.NotTrusted);
    }

    private static CardKey KeyOf(X509Certificate2 certificate) =>
        new(CardWay.Card, Convert.ToHexStringLower(SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo())));

    // Detached, one signer, SHA-256, with the attributes that bind content and certificate. The signature is checked over exactly these bytes.
    // What the phone signs is fixed before the certificate is known, so there the certificate need not be named.
    private static X509Certificate2? SignerOf(byte[] document, byte[] der, bool namesCertificate)
    {
        try
        {
            var cms = new SignedCms(new ContentInfo(new Oid(DataType), document), detached: true);
            cms.Decode(der);
            if (cms.SignerInfos.Count != 1 || cms.SignerInfos[0] is not { Certificate: { } certificate } signer) return null;
            if (signer.DigestAlgorithm.Value != Sha256 || !Has(signer, ContentType)) return null;
            if (namesCertificate && !NamesCertificate(signer, certificate)) return null;
            signer.CheckSignature(verifySignatureOnly: true);
            return certificate;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static bool Has(SignerInfo signer, string oid) => signer.SignedAttributes.Cast<CryptographicAttributeObject>().Any(a => a.Oid.Value == oid);

    // RFC 5035: the attribute contains the certificate's digest, so that the certificate cannot be exchanged.
    private static bool NamesCertificate(SignerInfo signer, X509Certificate2 certificate)
    {
        var attribute = signer.SignedAttributes.Cast<CryptographicAttributeObject>().FirstOrDefault(a => a.Oid.Value == SigningCertificateV2);
        return attribute is { Values.Count: 1 } && attribute.Values[0].RawData.AsSpan().IndexOf(SHA256.HashData(certificate.RawData)) > 0;
    }

    // The loader does not parse a certificate completely, so one that loads may still contain an invalid key.
    private static (X509Certificate2 Certificate, RSA Key)? Load(byte[] der)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadCertificate(der);
            return certificate.GetRSAPublicKey() is { } key ? (certificate, key) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
