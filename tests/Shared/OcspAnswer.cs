using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Sandbox.CertificateAuthorities;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Ocsp;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Ocsp;
using BcCertificate = Org.BouncyCastle.X509.X509Certificate;

namespace Akashi.Tests;

/// <summary>An answer of an OCSP responder, about any certificate, signed by anyone: what a CA sends, and what an attacker would.</summary>
internal sealed record OcspAnswer
{
    /// <summary>The key that signs it.</summary>
    public required RSA Key { get; init; }

    /// <summary>The certificate that it names as the responder's.</summary>
    public required X509Certificate2 Signer { get; init; }

    /// <summary>Certificates included in the answer.</summary>
    public IReadOnlyList<X509Certificate2> With { get; init; } = [];

    /// <summary>What it says about one certificate after another.</summary>
    public required IReadOnlyList<OcspSaying> Says { get; init; }

    /// <summary>The nonce in the answer; null for none.</summary>
    public byte[]? Nonce { get; init; }

    /// <summary>The answer, DER.</summary>
    public byte[] Write()
    {
        var generator = new BasicOcspRespGenerator(new BcCertificate(Signer.RawData).GetPublicKey());
        foreach (var said in Says) generator.AddResponse(said.Id(), said.Status, said.ThisUpdate.UtcDateTime, said.NextUpdate?.UtcDateTime, null);
        return Sign(generator, Key, Nonce, With, Says[0].ThisUpdate);
    }

    /// <summary>Signs what a generator was told to say.</summary>
    /// <param name="generator">Contains the statements about certificates.</param>
    /// <param name="key">The key that signs it.</param>
    /// <param name="nonce">The nonce in the answer; null for none.</param>
    /// <param name="with">Certificates included in the answer.</param>
    /// <param name="at">The time of the answer.</param>
    internal static byte[] Sign(BasicOcspRespGenerator generator, RSA key, byte[]? nonce, IEnumerable<X509Certificate2> with, DateTimeOffset at)
    {
        if (nonce is not null)
        {
            var extensions = new X509ExtensionsGenerator();
            extensions.AddExtension(OcspObjectIdentifiers.PkixOcspNonce, false, new DerOctetString(nonce));
            generator.SetResponseExtensions(extensions.Generate());
        }
        BcCertificate[] along = [.. with.Select(c => new BcCertificate(c.RawData))];
        var basic = generator.Generate(new RsaSignatures(key), along, at.UtcDateTime);
        return new OCSPRespGenerator().Generate(OcspRespStatus.Successful, basic).GetEncoded();
    }
}

/// <summary>What an answer says about one certificate.</summary>
/// <param name="Certificate">The certificate.</param>
/// <param name="Issuer">Its CA.</param>
/// <param name="ThisUpdate">The time of the statement.</param>
/// <param name="NextUpdate">Until when it counts; null where it does not say.</param>
/// <param name="IsRevoked">Whether it is revoked.</param>
internal sealed record OcspSaying(
    X509Certificate2 Certificate, X509Certificate2 Issuer, DateTimeOffset ThisUpdate, DateTimeOffset? NextUpdate = null, bool IsRevoked = false)
{
    internal CertificateStatus? Status => IsRevoked ? new RevokedStatus(ThisUpdate.UtcDateTime, CrlReason.KeyCompromise) : CertificateStatus.Good;

    internal CertificateID Id() => new(
        new AlgorithmIdentifier(Org.BouncyCastle.Asn1.Oiw.OiwObjectIdentifiers.IdSha1, DerNull.Instance),
        new BcCertificate(Issuer.RawData), new BigInteger(1, Certificate.SerialNumberBytes.Span.ToArray()));
}
