using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Ocsp;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Ocsp;
using static Akashi.Trust.FromOutside;
using BcCertificate = Org.BouncyCastle.X509.X509Certificate;

namespace Akashi.Trust;

/// <summary>
/// Asks a CA by OCSP (RFC 6960) whether a certificate is revoked: with a nonce (compared if one comes back), the responder's own
/// certificate checked, with a limit of freshness. What cannot be had or believed is <see cref="Revocation.Unavailable"/>, never good.
/// </summary>
/// <param name="http">Client without cookies and redirects.</param>
/// <param name="clock">The time.</param>
public sealed class OcspClient(HttpClient http, TimeProvider clock)
{
    private const int LongestAnswer = 64 * 1024;
    private const int MostKept = 10_000;
    private const string OcspMethod = "1.3.6.1.5.5.7.48.1";
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, RevocationAnswer> known = new();

    /// <summary>How long an answer is kept, whatever its nextUpdate says: 30 seconds unless set.</summary>
    public TimeSpan KeepFor { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How old an answer may be that names no nextUpdate: one hour unless set.</summary>
    public TimeSpan Freshness { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Asks about one certificate; a kept answer is used while it may be.</summary>
    public async Task<RevocationAnswer> AskAsync(X509Certificate2 certificate, X509Certificate2 issuer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var key = issuer.Thumbprint + certificate.Thumbprint;
        if (known.TryGetValue(key, out var kept) && kept.GoodUntil > now) return kept;
        var answer = await AskNowAsync(certificate, issuer, now, ct).ConfigureAwait(false);
        if (answer.State is Revocation.Good or Revocation.Revoked) Keep(key, answer, now);
        return answer;
    }

    private void Keep(string key, RevocationAnswer answer, DateTimeOffset now)
    {
        if (known.Count >= MostKept)
        {
            foreach (var (old, _) in known.Where(k => k.Value.GoodUntil <= now)) known.TryRemove(old, out _);
        }
        if (known.Count < MostKept) known[key] = answer;
    }

    private async Task<RevocationAnswer> AskNowAsync(X509Certificate2 certificate, X509Certificate2 issuer, DateTimeOffset now, CancellationToken ct)
    {
        var nothing = new RevocationAnswer(Revocation.Unavailable, null, now, now);
        if (AddressIn(certificate) is not { } address) return nothing;
        try
        {
            var nonce = RandomNumberGenerator.GetBytes(32);
            var authority = new BcCertificate(issuer.RawData);
            var id = new CertificateID(new AlgorithmIdentifier(Org.BouncyCastle.Asn1.Oiw.OiwObjectIdentifiers.IdSha1, DerNull.Instance), authority, new BigInteger(1, certificate.SerialNumberBytes.Span.ToArray()));
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
            timeout.CancelAfter(Timeout);
            var bytes = await PostAsync(address, RequestFor(id, nonce), timeout.Token).ConfigureAwait(false);
            return bytes is null ? nothing : Read(bytes, id, nonce, authority, now) ?? nothing;
        }
        catch (Exception e) when (e is HttpRequestException || IsNonsense(e) || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            // A responder that is down, slow or talks nonsense is one and the same to whoever asks.
            return nothing;
        }
    }

    private static byte[] RequestFor(CertificateID id, byte[] nonce)
    {
        var generator = new OcspReqGenerator();
        generator.AddRequest(id);
        var extensions = new X509ExtensionsGenerator();
        extensions.AddExtension(OcspObjectIdentifiers.PkixOcspNonce, false, new DerOctetString(nonce));
        generator.SetRequestExtensions(extensions.Generate());
        return generator.Generate().GetEncoded();
    }

    private async Task<byte[]?> PostAsync(Uri address, byte[] request, CancellationToken ct)
    {
        using var content = new ByteArrayContent(request);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/ocsp-request");
        using var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        using var answer = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, ct).ConfigureAwait(false);
        if (!answer.IsSuccessStatusCode || answer.Content.Headers.ContentLength > LongestAnswer) return null;
        await answer.Content.LoadIntoBufferAsync(LongestAnswer, ct).ConfigureAwait(false);
        return await answer.Content.ReadAsByteArrayAsync(ct).ConfigureAwait(false);
    }

    private RevocationAnswer? Read(byte[] bytes, CertificateID asked, byte[] nonce, BcCertificate authority, DateTimeOffset now)
    {
        var outer = new OcspResp(bytes);
        if (outer.Status != OcspRespStatus.Successful || outer.GetResponseObject() is not BasicOcspResp answer) return null;
        if (!IsSignedFor(answer, authority, now)) return null;
        var echoed = answer.GetExtensionValue(OcspObjectIdentifiers.PkixOcspNonce);
        if (echoed is not null && !Asn1OctetString.GetInstance(echoed.GetOctets()).GetOctets().AsSpan().SequenceEqual(nonce)) return null;
        var single = answer.Responses.SingleOrDefault(r => r.GetCertID().Equals(asked));
        if (single is null) return null;
        DateTimeOffset thisUpdate = Utc(single.ThisUpdate);
        var end = single.NextUpdate is { } next ? Utc(next) : thisUpdate + Freshness;
        if (thisUpdate > now + Skew || end + Skew < now) return null;
        var keptUntil = end < now + KeepFor ? end : now + KeepFor;
        return single.GetCertStatus() switch
        {
            null => new RevocationAnswer(Revocation.Good, null, thisUpdate, keptUntil),
            RevokedStatus revoked => new RevocationAnswer(Revocation.Revoked, Utc(revoked.RevocationTime), thisUpdate, keptUntil),
            _ => new RevocationAnswer(Revocation.Unknown, null, thisUpdate, now),
        };
    }

    // The CA itself, or a responder to which it gave a certificate for just this (RFC 6960, 4.2.2.2).
    private static bool IsSignedFor(BasicOcspResp answer, BcCertificate authority, DateTimeOffset now)
    {
        if (IsSignedBy(answer, authority)) return true;
        foreach (var responder in answer.GetCerts())
        {
            if (!responder.IssuerDN.Equivalent(authority.SubjectDN) || !responder.IsValid(now.UtcDateTime)) continue;
            if (responder.GetExtendedKeyUsage()?.Contains(KeyPurposeID.id_kp_OCSPSigning) != true || !IsFrom(responder, authority)) continue;
            if (IsSignedBy(answer, responder)) return true;
        }
        return false;
    }

    // A key of another kind than the signature's throws; the answer may still be a delegated responder's.
    private static bool IsSignedBy(BasicOcspResp answer, BcCertificate signer)
    {
        try
        {
            return answer.Verify(signer.GetPublicKey());
        }
        catch (Exception e) when (e is OcspException or Org.BouncyCastle.Security.GeneralSecurityException or Org.BouncyCastle.Crypto.CryptoException or ArgumentException or InvalidCastException)
        {
            return false;
        }
    }

    private static bool IsFrom(BcCertificate certificate, BcCertificate authority) => certificate.IsSignatureValid(authority.GetPublicKey());

    private static Uri? AddressIn(X509Certificate2 certificate)
    {
        var access = certificate.Extensions.OfType<X509AuthorityInformationAccessExtension>().FirstOrDefault();
        var text = access?.EnumerateUris(OcspMethod).FirstOrDefault();
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;
    }
}
