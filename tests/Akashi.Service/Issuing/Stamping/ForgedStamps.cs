using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Akashi.Service.Tests.Issuing.Stamping;

/// <summary>An authority that can be wrong in one thing. Without a change, it answers as RFC 3161 wants.</summary>
internal sealed class ForgedStamps(TimeProvider clock)
{
    private static readonly Oid Content = new("1.2.840.113549.1.9.16.1.4");
    private static readonly Oid Binding = new("1.2.840.113549.1.9.16.2.47");
    private static readonly Oid Policy = new("2.25.1");
    private readonly ECDsa rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>Object identifiers of the purposes of its key; by default time stamps alone.</summary>
    public string[] Purposes { get; init; } = ["1.3.6.1.5.5.7.3.8"];

    /// <summary>Whether the purposes are critical.</summary>
    public bool Critical { get; init; } = true;

    /// <summary>What its key may do.</summary>
    public X509KeyUsageFlags Usage { get; init; } = X509KeyUsageFlags.DigitalSignature;

    /// <summary>Whether it answers with a nonce of its own.</summary>
    public bool OtherNonce { get; init; }

    /// <summary>Whether it stamps something else.</summary>
    public bool OtherDigest { get; init; }

    /// <summary>Bytes that make its tokens longer.</summary>
    public int Extra { get; init; }

    /// <summary>Its root.</summary>
    public X509Certificate2 Root => field ??= MakeRoot();

    /// <summary>The answer to a question.</summary>
    public byte[] Answer(byte[] question)
    {
        Assert.True(Rfc3161TimestampRequest.TryDecode(question, out var asked, out _));
        var digest = OtherDigest ? SHA256.HashData("other"u8) : asked.GetMessageHash();
        var nonce = OtherNonce ? new byte[] { 1, 2, 3 } : asked.GetNonce();
        var said = new Rfc3161TimestampTokenInfo(Policy, asked.HashAlgorithmId, digest, new byte[] { 1 }, clock.GetUtcNow(), nonce: nonce);
        var own = MakeOwn();
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, own, key) { IncludeOption = X509IncludeOption.EndCertOnly };
        signer.SignedAttributes.Add(new AsnEncodedData(Binding, BindingOf(own)));
        if (Extra > 0) signer.SignedAttributes.Add(new AsnEncodedData(new Oid("2.25.2"), Written(w => w.WriteOctetString(new byte[Extra]))));
        var cms = new SignedCms(new ContentInfo(Content, said.Encode()), detached: false);
        cms.ComputeSignature(signer, silent: true);
        return Written(w =>
        {
            using (w.PushSequence())
            {
                using (w.PushSequence()) w.WriteInteger(0);
                w.WriteEncodedValue(cms.Encode());
            }
        });
    }

    private X509Certificate2 MakeRoot()
    {
        var request = new CertificateRequest("CN=Root", rootKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(clock.GetUtcNow().AddDays(-2), clock.GetUtcNow().AddDays(2));
    }

    private X509Certificate2 MakeOwn()
    {
        var request = new CertificateRequest("CN=Stamps", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(Usage, true));
        if (Purposes is not []) request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([.. Purposes.Select(p => new Oid(p))], Critical));
        var signing = X509SignatureGenerator.CreateForECDsa(rootKey);
        return request.Create(Root.SubjectName, signing, clock.GetUtcNow().AddDays(-1), clock.GetUtcNow().AddDays(1), [2]);
    }

    // ESSCertIDv2 (RFC 5035): the stamp names the certificate that signed it.
    private static byte[] BindingOf(X509Certificate2 certificate) => Written(w =>
    {
        using (w.PushSequence())
        using (w.PushSequence())
        using (w.PushSequence())
            w.WriteOctetString(SHA256.HashData(certificate.RawData));
    });

    private static byte[] Written(Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        write(writer);
        return writer.Encode();
    }
}
