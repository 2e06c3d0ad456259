using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Ocsp;
using Org.BouncyCastle.Ocsp;

namespace Akashi.Sandbox.Tests.Trust;

/// <summary>A responder that answers "good", signed with any key, with any nonce and time.</summary>
internal sealed class Responder : HttpMessageHandler
{
    public required RSA Key { get; init; }

    public required X509Certificate2 Certificate { get; init; }

    /// <summary>The nonce in the answer: the one received, unless changed; null for none.</summary>
    public Func<byte[], byte[]?> Echo { get; init; } = sent => sent;

    public required DateTimeOffset ThisUpdate { get; init; }

    public DateTimeOffset? NextUpdate { get; init; }

    public Func<byte[], byte[]> Change { get; init; } = bytes => bytes;

    public int Asked { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked++;
        var asked = new OcspReq(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
        var generator = new BasicOcspRespGenerator(new Org.BouncyCastle.X509.X509Certificate(Certificate.RawData).GetPublicKey());
        generator.AddResponse(asked.GetRequestList()[0].GetCertID(), CertificateStatus.Good, ThisUpdate.UtcDateTime, NextUpdate?.UtcDateTime, null);
        var bytes = OcspAnswer.Sign(generator, Key, Echo(NonceIn(asked)), [Certificate], ThisUpdate);
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Change(bytes)) };
    }

    private static byte[] NonceIn(OcspReq asked) =>
        Asn1OctetString.GetInstance(asked.RequestExtensions.GetExtension(OcspObjectIdentifiers.PkixOcspNonce).Value.GetOctets()).GetOctets();
}
