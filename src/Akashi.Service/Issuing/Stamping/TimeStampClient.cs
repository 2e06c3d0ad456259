using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using Akashi.Pdf.Signing;

namespace Akashi.Service.Issuing.Stamping;

/// <summary>
/// Asks the time stamp authority over HTTP (RFC 3161, 3.4), takes only what <see cref="TimeStampRules"/> allow, and knows whether it is silent.
/// </summary>
/// <param name="http">Client without cookies or redirects.</param>
/// <param name="settings">Where to ask, and whom to believe.</param>
/// <param name="log">Where it is written that there was no stamp.</param>
internal sealed partial class TimeStampClient(HttpClient http, TimeStampSettings settings, ILogger<TimeStampClient> log) : ITimeStamps
{
    private const int LongestAnswer = 64 * 1024;
    private const int NonceBytes = 16;
    private const int ProbeBytes = 32;

    /// <summary>How long a holder waits for a stamp.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly TimeStampRules rules = new(settings.Roots);
    private volatile State state = State.NotAsked;

    private enum State
    {
        NotAsked,
        Answers,
        Silent,
    }

    /// <summary>Whether the last answer was none that can be believed; false before the first question.</summary>
    public bool IsSilent => state == State.Silent;

    public async Task<byte[]?> StampAsync(ReadOnlyMemory<byte> signature, DateTimeOffset at, CancellationToken ct)
    {
        var (token, why) = await AskAsync(signature, at, ct);
        if (why is not null) NotStamped(why);
        return token;
    }

    /// <summary>Asks for a stamp that nobody needs, unless the authority answered when it was last asked: each stamp may cost something.</summary>
    public async Task ProbeAsync(DateTimeOffset now, CancellationToken ct)
    {
        if (state != State.Answers) await AskAsync(RandomNumberGenerator.GetBytes(ProbeBytes), now, ct);
    }

    private async Task<(byte[]? Token, string? Why)> AskAsync(ReadOnlyMemory<byte> signature, DateTimeOffset at, CancellationToken ct)
    {
        var answer = await FetchAsync(signature, at, ct);
        var (before, now) = (state, answer.Why is null ? State.Answers : State.Silent);
        state = now;
        if (now != before && now == State.Silent) Silent(settings.At, answer.Why!);
        else if (before == State.Silent && now == State.Answers) AnswersAgain(settings.At);
        return answer;
    }

    private async Task<(byte[]? Token, string? Why)> FetchAsync(ReadOnlyMemory<byte> signature, DateTimeOffset at, CancellationToken ct)
    {
        try
        {
            var question = Rfc3161TimestampRequest.CreateFromData(
                signature.Span, HashAlgorithmName.SHA256, nonce: RandomNumberGenerator.GetBytes(NonceBytes), requestSignerCertificates: true);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(Patience);
            var token = question.ProcessResponse(await PostAsync(question.Encode(), patience.Token), out _);
            return rules.FaultOf(token, signature.Span, at) is { } fault ? (null, fault) : (token.AsSignedCms().Encode(), null);
        }
        catch (Exception e) when (e is HttpRequestException or CryptographicException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return (null, e.Message);
        }
    }

    private async Task<byte[]> PostAsync(byte[] question, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.At) { Content = new ByteArrayContent(question) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/timestamp-query");
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        answer.EnsureSuccessStatusCode();
        await answer.Content.LoadIntoBufferAsync(LongestAnswer, ct);
        return await answer.Content.ReadAsByteArrayAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A document was not stamped by the time stamp authority: {Why}")]
    private partial void NotStamped(string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The time stamp authority {Address} gives no stamps: {Why} It is asked each minute until it does.")]
    private partial void Silent(Uri address, string why);

    [LoggerMessage(Level = LogLevel.Information, Message = "The time stamp authority {Address} gives stamps again.")]
    private partial void AnswersAgain(Uri address);
}
