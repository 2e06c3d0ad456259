using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Ocsp;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto.Operators;
using Org.BouncyCastle.Ocsp;
using Org.BouncyCastle.Security;

namespace Akashi.Sandbox.Tests.Trust;

/// <summary>A responder that answers "good", signed by any key, with any nonce and time.</summary>
internal sealed class Responder : HttpMessageHandler
{
    public required RSA Key { get; init; }

    public required X509Certificate2 Certificate { get; init; }

    public byte[]? Nonce { get; init; }

    public required DateTimeOffset ThisUpdate { get; init; }

    public DateTimeOffset? NextUpdate { get; init; }

    public Func<byte[], byte[]> Change { get; init; } = bytes => bytes;

    public int Asked { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked++;
        var asked = new OcspReq(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
        var signer = new Org.BouncyCastle.X509.X509Certificate(Certificate.RawData);
        var generator = new BasicOcspRespGenerator(signer.GetPublicKey());
        generator.AddResponse(asked.GetRequestList()[0].GetCertID(), CertificateStatus.Good, ThisUpdate.UtcDateTime, NextUpdate?.UtcDateTime, null);
        if (Nonce is not null)
        {
            var extensions = new X509ExtensionsGenerator();
            extensions.AddExtension(OcspObjectIdentifiers.PkixOcspNonce, false, new DerOctetString(Nonce));
            generator.SetResponseExtensions(extensions.Generate());
        }
        var basic = generator.Generate(new Asn1SignatureFactory("SHA256WITHRSA", DotNetUtilities.GetRsaKeyPair(Key).Private), [signer], ThisUpdate.UtcDateTime);
        var bytes = new OCSPRespGenerator().Generate(OcspRespStatus.Successful, basic).GetEncoded();
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Change(bytes)) };
    }
}
