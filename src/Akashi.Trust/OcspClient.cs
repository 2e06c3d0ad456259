using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using static Akashi.Trust.FromOutside;

namespace Akashi.Trust;

/// <summary>
/// Asks a CA by OCSP (RFC 6960) whether a certificate is revoked, and trusts an answer by the rules of <see cref="OcspQuestion"/>. Whatever cannot be
/// fetched or trusted is <see cref="Revocation.Unavailable"/>, never good.
/// </summary>
/// <param name="http">A client without cookies and redirects.</param>
/// <param name="clock">The time.</param>
public sealed class OcspClient(HttpClient http, TimeProvider clock)
{
    private const int LongestAnswer = 64 * 1024;
    private const int MostKept = 10_000;
    private const int NonceLength = 32;
    private const string OcspMethod = "1.3.6.1.5.5.7.48.1";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, RevocationAnswer> known = new();

    /// <summary>How long an answer is kept, whatever its nextUpdate says. Default: 30 seconds.</summary>
    public TimeSpan KeepFor { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How old an answer without nextUpdate may be. Default: one hour.</summary>
    public TimeSpan Freshness { get; init; } = TimeSpan.FromHours(1);

    /// <summary>CAs whose answers count even without the nonce. Default: none.</summary>
    public WithoutNonce WithoutNonce { get; init; } = WithoutNonce.None;

    /// <summary>Asks about one certificate, or returns a kept answer while it may be used.</summary>
    public async Task<RevocationAnswer> AskAsync(X509Certificate2 certificate, X509Certificate2 issuer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var key = issuer.Thumbprint + certificate.Thumbprint;
        if (known.TryGetValue(key, out var kept) && MayBeUsed(kept, now)) return kept;
        var answer = await AskNowAsync(certificate, issuer, now, ct).ConfigureAwait(false);
        if (answer.State is Revocation.Good or Revocation.Revoked) Keep(key, answer, now);
        return answer;
    }

    private void Keep(string key, RevocationAnswer answer, DateTimeOffset now)
    {
        if (known.Count >= MostKept)
        {
            foreach (var (old, _) in known.Where(k => !MayBeUsed(k.Value, now))) known.TryRemove(old, out _);
        }
        if (known.Count < MostKept) known[key] = answer;
    }

    // An answer valid for longer than any is kept was accepted by a clock that has since been set back.
    private bool MayBeUsed(RevocationAnswer kept, DateTimeOffset now) =>
        kept.GoodUntil > now && !Clocks.IsAhead(kept.GoodUntil - KeepFor, now) && !Clocks.IsAhead(kept.AsOf, now);

    private async Task<RevocationAnswer> AskNowAsync(X509Certificate2 certificate, X509Certificate2 issuer, DateTimeOffset now, CancellationToken ct)
    {
        var nothing = new RevocationAnswer(Revocation.Unavailable, null, now, now);
        if (AddressIn(certificate) is not { } address) return nothing;
        try
        {
            var question = new OcspQuestion(
                certificate, issuer, RandomNumberGenerator.GetBytes(NonceLength))
            { MayLackNonce = WithoutNonce.IsTakenFrom(issuer) };
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
            timeout.CancelAfter(Timeout);
            var bytes = await PostAsync(address, question.Request(), timeout.Token).ConfigureAwait(false);
            return (bytes is null ? null : question.Read(bytes, now, Freshness, KeepFor)) ?? nothing;
        }
        catch (Exception e) when (e is HttpRequestException || IsNonsense(e) || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            // Whether a responder is down, slow or talking nonsense makes no difference to the caller.
            return nothing;
        }
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

    private static Uri? AddressIn(X509Certificate2 certificate)
    {
        var access = certificate.Extensions.OfType<X509AuthorityInformationAccessExtension>().FirstOrDefault();
        var text = access?.EnumerateUris(OcspMethod).FirstOrDefault();
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;
    }
}
