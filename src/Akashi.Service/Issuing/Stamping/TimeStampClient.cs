using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Akashi.Pdf.Signing;
using Akashi.Trust;

namespace Akashi.Service.Issuing.Stamping;

/// <summary>
/// Asks the time stamp authority over HTTP (RFC 3161, 3.4), and takes only an answer to this very question, signed by a key whose certificate leads to a
/// configured root, with a time of now.
/// </summary>
/// <param name="http">Client without cookies or redirects.</param>
/// <param name="settings">Where to ask, and whom to believe.</param>
/// <param name="log">Where it is written that there was no stamp.</param>
internal sealed partial class TimeStampClient(HttpClient http, TimeStampSettings settings, ILogger<TimeStampClient> log) : ITimeStamps
{
    private const int LongestAnswer = 64 * 1024;
    private const int NonceBytes = 16;

    /// <summary>How long a holder waits for a stamp.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<byte[]?> StampAsync(ReadOnlyMemory<byte> signature, DateTimeOffset at, CancellationToken ct)
    {
        try
        {
            var question = Rfc3161TimestampRequest.CreateFromData(
                signature.Span, HashAlgorithmName.SHA256, nonce: RandomNumberGenerator.GetBytes(NonceBytes), requestSignerCertificates: true);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(Patience);
            var token = question.ProcessResponse(await AskAsync(question.Encode(), patience.Token), out _);
            if (FaultOf(token, signature.Span, at) is not { } fault) return token.AsSignedCms().Encode();
            NotTaken(fault);
        }
        catch (Exception e) when (e is HttpRequestException or CryptographicException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            NotTaken(e.Message);
        }
        return null;
    }

    private async Task<byte[]> AskAsync(byte[] question, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.At) { Content = new ByteArrayContent(question) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/timestamp-query");
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        answer.EnsureSuccessStatusCode();
        await answer.Content.LoadIntoBufferAsync(LongestAnswer, ct);
        return await answer.Content.ReadAsByteArrayAsync(ct);
    }

    // That it answers this question is known already: ProcessResponse compares nonce and digest.
    private string? FaultOf(Rfc3161TimestampToken token, ReadOnlySpan<byte> signature, DateTimeOffset at)
    {
        var stamped = token.TokenInfo.Timestamp;
        if (!token.VerifySignatureForData(signature, out var signer)) return "the signature is wrong";
        var chain = new TrustAnchors(settings.Roots).Check(signer, stamped, X509KeyUsageFlags.DigitalSignature, out _);
        if (chain != ChainFault.None) return $"its certificate is not accepted: {chain}";
        return (stamped - at).Duration() > Clocks.Tolerance ? "its time differs by more than five minutes" : null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A document was not stamped by the time stamp authority: {Why}")]
    private partial void NotTaken(string why);
}
