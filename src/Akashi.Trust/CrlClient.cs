using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.X509;
using static Akashi.Trust.FromOutside;
using BcCertificate = Org.BouncyCastle.X509.X509Certificate;

namespace Akashi.Trust;

/// <summary>
/// Reads a CA's list of revoked certificates (CRL, RFC 5280 section 5) when its OCSP responder does not answer. A list is trusted only if the CA
/// itself signed it for all of its certificates, and only from thisUpdate to nextUpdate. Whatever cannot be fetched or trusted is
/// <see cref="Revocation.Unavailable"/>, never good.
/// </summary>
/// <param name="http">A client without cookies and redirects.</param>
/// <param name="clock">The time.</param>
public sealed class CrlClient(HttpClient http, TimeProvider clock)
{
    // About the size of the largest public lists.
    private const int LongestList = 32 * 1024 * 1024;
    private const string DistributionPoints = "2.5.29.31";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, (X509Crl List, DateTimeOffset End)> known = new();

    /// <summary>Looks up one certificate. A list is kept and used until its nextUpdate.</summary>
    public async Task<RevocationAnswer> AskAsync(X509Certificate2 certificate, X509Certificate2 issuer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var nothing = new RevocationAnswer(Revocation.Unavailable, null, now, now);
        if (AddressIn(certificate) is not { } address) return nothing;
        var key = issuer.Thumbprint + address;
        if (!known.TryGetValue(key, out var kept) || !IsInTime(kept, now))
        {
            if (await FetchAsync(address, issuer, now, ct).ConfigureAwait(false) is not { } fetched) return nothing;
            known[key] = kept = fetched;
        }
        return AnswerOf(kept, certificate);
    }

    /// <summary>
    /// What an earlier list says about a certificate. "Revoked" counts whatever the list's dates, because it is final; "good" counts by the same
    /// rules as for a fetched list.
    /// </summary>
    /// <param name="list">The list, DER.</param>
    /// <param name="certificate">The certificate in question.</param>
    /// <param name="issuer">The CA.</param>
    /// <param name="now">The time.</param>
    public static RevocationAnswer Read(byte[] list, X509Certificate2 certificate, X509Certificate2 issuer, DateTimeOffset now)
    {
        try
        {
            if (Signed(new X509Crl(list), Issuers.Of(issuer)) is { } signed)
            {
                var answer = AnswerOf(signed, certificate);
                if (answer.State == Revocation.Revoked || IsInTime(signed, now)) return answer;
            }
        }
        catch (Exception e) when (IsNonsense(e))
        {
            // As below: the list says nothing.
        }
        return new RevocationAnswer(Revocation.Unavailable, null, now, now);
    }

    private static RevocationAnswer AnswerOf((X509Crl List, DateTimeOffset End) kept, X509Certificate2 certificate)
    {
        DateTimeOffset asOf = Utc(kept.List.ThisUpdate);
        return kept.List.GetRevokedCertificate(new BigInteger(1, certificate.SerialNumberBytes.Span.ToArray())) is { } revoked
            ? new RevocationAnswer(Revocation.Revoked, Utc(revoked.RevocationDate), asOf, kept.End)
            : new RevocationAnswer(Revocation.Good, null, asOf, kept.End);
    }

    private async Task<(X509Crl List, DateTimeOffset End)?> FetchAsync(Uri address, X509Certificate2 issuer, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
            timeout.CancelAfter(Timeout);
            using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, timeout.Token).ConfigureAwait(false);
            if (!answer.IsSuccessStatusCode || answer.Content.Headers.ContentLength > LongestList) return null;
            await answer.Content.LoadIntoBufferAsync(LongestList, timeout.Token).ConfigureAwait(false);
            var list = new X509Crl(await answer.Content.ReadAsByteArrayAsync(timeout.Token).ConfigureAwait(false));
            return Signed(list, Issuers.Of(issuer)) is { } signed && IsInTime(signed, now) ? signed : null;
        }
        catch (Exception e) when (e is HttpRequestException || IsNonsense(e) || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            // Whether a server is down, slow or talking nonsense makes no difference to the caller.
            return null;
        }
    }

    // A list with a critical extension covers only some certificates (a part, an indirect list, a delta), so it says nothing about the others.
    private static (X509Crl List, DateTimeOffset End)? Signed(X509Crl list, BcCertificate authority)
    {
        if (!list.IssuerDN.Equivalent(authority.SubjectDN) || list.GetCriticalExtensionOids().Count > 0 || list.NextUpdate is not { } next) return null;
        list.Verify(authority.GetPublicKey());
        return (list, Utc(next));
    }

    // A list from the future was accepted by a clock that has since been set back.
    private static bool IsInTime((X509Crl List, DateTimeOffset End) list, DateTimeOffset now) =>
        list.End > now && !Clocks.IsAhead(Utc(list.List.ThisUpdate), now);

    /// <summary>
    /// The address of the CA's list for all of its certificates, as a certificate states it; null where it states none that can be used.
    /// </summary>
    public static Uri? AddressIn(X509Certificate2 certificate)
    {
        if (certificate.Extensions.FirstOrDefault(e => e.Oid?.Value == DistributionPoints) is not { } extension) return null;
        try
        {
            return CrlDistPoint.GetInstance(Asn1Object.FromByteArray(extension.RawData)).GetDistributionPoints()
                .Where(p => p.Reasons is null && p.CrlIssuer is null && p.DistributionPointName?.Type == DistributionPointName.FullName)
                .SelectMany(p => GeneralNames.GetInstance(p.DistributionPointName.Name).GetNames())
                .Where(n => n.TagNo == GeneralName.UniformResourceIdentifier)
                .Select(n => Uri.TryCreate(n.Name.ToString(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null)
                .FirstOrDefault(u => u is not null);
        }
        catch (Exception e) when (IsNonsense(e))
        {
            return null;
        }
    }
}
